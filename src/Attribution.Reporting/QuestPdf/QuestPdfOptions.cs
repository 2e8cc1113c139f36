using System.ComponentModel.DataAnnotations;

namespace Attribution.Reporting.QuestPdf;

/// <summary>Settings of the renderer that uses QuestPDF, section <c>Reports:QuestPdf</c>. Read only when that renderer is chosen.</summary>
public sealed class QuestPdfOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Reports:QuestPdf";

    /// <summary>
    /// The licence under which QuestPDF is used, declared by whoever runs the product: <c>Evaluation</c>, <c>Community</c> (yearly revenue below one
    /// million US dollars), <c>Professional</c> or <c>Enterprise</c>. Required; nothing is assumed.
    /// </summary>
    [Required(ErrorMessage = "Reports:QuestPdf:License is missing: declare Evaluation, Community, Professional or Enterprise.")]
    [AllowedValues("Evaluation", "Community", "Professional", "Enterprise", ErrorMessage = "Reports:QuestPdf:License is none of Evaluation, Community, Professional, Enterprise.")]
    public string License { get; init; } = "";
}
