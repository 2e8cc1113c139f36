using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;

namespace Attribution.Domain.Models;

/// <summary>Shares one lead among channels and plans.</summary>
public static class LeadAttribution
{
    /// <summary>Credits a lead under every model.</summary>
    public static LeadCredits Credit(Lead lead, IReadOnlyList<Touchpoint> journey, AttributionRules rules, IReadOnlyList<Plan> plans) =>
        throw new NotImplementedException();
}
