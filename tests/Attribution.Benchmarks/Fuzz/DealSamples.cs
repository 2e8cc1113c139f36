namespace Attribution.Benchmarks.Fuzz;

/// <summary>Valid requests about deals and the pipeline.</summary>
internal static class DealSamples
{
    public static IReadOnlyList<Sample> All { get; } =
    [
        Sample.Json("POST /deals/events", "/deals/events", """[{"source":"crm","deal":"D-17","id":"1","kind":"opened","at":"2026-03-02T09:00:00Z","stage":"qualification","amount":"12000.00","currency":"EUR","expectedClose":"2026-04-30","manager":"boris","dealKind":"expansion","company":"Example SIA","domain":"example.com","leads":["Rp4hc-ZRvz8Alapffq6PnA",{"connection":"google-lv","id":"42"},{"source":"web","id":"a-1"}]},{"source":"crm","deal":"D-17","id":"2","kind":"stage","at":"2026-03-09T09:00:00Z","stage":"proposal"}]"""),
        Sample.Of("POST /deals/events", "/deals/events", "application/x-ndjson", """
            {"source":"crm","deal":"D-17","id":3,"kind":"won","at":"2026-03-12T12:00:00+02:00","amount":11500.5,"currency":"USD"}
            {"source":"hand","dealSource":"crm","deal":"D-17","id":"4","kind":"retracted","at":"2026-03-13T12:00:00Z","retractedSource":"crm","retractedId":"3"}
            {"source":"crm","deal":"D-17","id":"5","kind":"lost","at":"2026-03-14T12:00:00Z","reason":"price"}
            {"source":"crm","deal":"D-17","id":"6","kind":"reopened","at":"2026-03-15T12:00:00Z","stage":"proposal","expectedClose":"2026-05-01"}
            """),
        Sample.Of("GET /deals/{source}/{id}", "/deals/crm/D-17?model=fullPath"),
        Sample.Json("PUT /pipeline/stages/{id}", "/pipeline/stages/proposal", """{"name":"Proposal","order":3,"probabilityPercent":40.5}"""),
        Sample.Of("GET /pipeline/stages/{id}", "/pipeline/stages/proposal"),
        Sample.Of("GET /pipeline/stages", "/pipeline/stages"),
        Sample.Of("DELETE /pipeline/stages/{id}", "/pipeline/stages/retired"),
        Sample.Json("PUT /pipeline/quotas/{id}", "/pipeline/quotas/boris-q1", """{"manager":"boris","from":"2026-01-01","to":"2026-03-31","amount":"50000","currency":"EUR"}"""),
        Sample.Of("GET /pipeline/quotas/{id}", "/pipeline/quotas/boris-q1"),
        Sample.Of("GET /pipeline/quotas", "/pipeline/quotas"),
        Sample.Of("DELETE /pipeline/quotas/{id}", "/pipeline/quotas/retired"),
        Sample.Json("PUT /pipeline/settings", "/pipeline/settings", """{"churnLimitPercent":2.5,"grossMarginPercent":"60","customerMonths":36}"""),
        Sample.Of("GET /pipeline/settings", "/pipeline/settings"),
    ];
}
