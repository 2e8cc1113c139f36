using Attribution.Domain.Models;

namespace Attribution.Reporting.Text;

/// <summary>What readers call the models.</summary>
public static class ModelNames
{
    /// <summary>Name of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="texts">Wording.</param>
    public static string Of(AttributionModel model, ReportTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts[model switch
        {
            AttributionModel.First => Phrase.ModelFirst,
            AttributionModel.Last => Phrase.ModelLast,
            AttributionModel.LastNonDirect => Phrase.ModelLastNonDirect,
            AttributionModel.Linear => Phrase.ModelLinear,
            AttributionModel.PositionBased => Phrase.ModelPositionBased,
            AttributionModel.TimeDecay => Phrase.ModelTimeDecay,
            AttributionModel.JShaped => Phrase.ModelJShaped,
            AttributionModel.InverseJ => Phrase.ModelInverseJ,
            AttributionModel.WShaped => Phrase.ModelWShaped,
            AttributionModel.FullPath => Phrase.ModelFullPath,
            AttributionModel.Custom => Phrase.ModelCustom,
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, "Unknown model."),
        }];
    }
}
