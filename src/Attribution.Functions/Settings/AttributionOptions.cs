using System.ComponentModel.DataAnnotations;
using Attribution.Domain.Models;
using Attribution.Storage.Identity;
using Attribution.Storage.Sealing;

namespace Attribution.Functions.Settings;

/// <summary>Settings of the organisation, section <c>Attribution</c>.</summary>
public sealed class AttributionOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Attribution";

    /// <summary>ISO 4217 code of the one reporting currency. Amounts in another currency are refused, never added.</summary>
    [Required, RegularExpression("^[A-Z]{3}$", ErrorMessage = "Attribution:Currency must be an ISO 4217 code such as EUR.")]
    public string Currency { get; init; } = "";

    /// <summary>IANA name of the reporting time zone: it decides to which day and week a fact belongs.</summary>
    [Required]
    public string TimeZone { get; init; } = "";

    /// <summary>Base64 of at least 32 random bytes: the key that people's identifiers are turned into pseudonyms with.</summary>
    [Required, Base64String]
    public string IdentityKey { get; init; } = "";

    /// <summary>Base64 of the identity key before this one, while not everything that can still matter is known under this one; empty otherwise.</summary>
    [Base64String]
    public string PreviousIdentityKey { get; init; } = "";

    /// <summary>Base64 of 32 random bytes: the key that contact data is encrypted with.</summary>
    [Required, Base64String]
    public string EncryptionKey { get; init; } = "";

    /// <summary>Base64 of the encryption key before this one, while not everything is encrypted anew; empty otherwise.</summary>
    [Base64String]
    public string PreviousEncryptionKey { get; init; } = "";

    /// <summary>ISO 3166 code of the country whose telephone numbers may be written without its prefix; unless set, only a form's own country helps.</summary>
    [RegularExpression("^[A-Z]{2}$", ErrorMessage = "Attribution:Country must be an ISO 3166 code such as LV.")]
    public string? Country { get; init; }

    /// <summary>Origins of web sites, such as <c>https://www.example.com</c>, separated by spaces or commas, whose pages may send touches.</summary>
    public string Origins { get; init; } = "";

    /// <summary>Model of the report's channel table.</summary>
    public AttributionModel Model { get; init; } = AttributionModel.PositionBased;

    /// <summary>How far back a touch may lie and still earn credit, in days. Thirty unless set.</summary>
    [Range(1, 365)]
    public int LookbackDays { get; init; } = 30;

    /// <summary>Age at which time decay halves a touch's weight, in days. Seven unless set.</summary>
    [Range(1, 365)]
    public int HalfLifeDays { get; init; } = 7;

    /// <summary>Touches of one journey that are weighed: the first and the latest ones. Sixty unless set.</summary>
    [Range(2, 80)]
    public int MostTouches { get; init; } = 60;

    /// <summary>
    /// Weights of the model <c>Custom</c>, for example <c>first=3 middle=1 last=2.5 channel:direct=0</c>; what is not named weighs 1, so that
    /// the model is linear unless this is set.
    /// </summary>
    public string CustomWeights { get; init; } = "";

    /// <summary>Whole weeks whose paths Markov and Shapley rest on. Twelve unless set.</summary>
    [Range(1, 53)]
    public int PathWeeks { get; init; } = 12;

    /// <summary>Touches in a row that make a state of the Markov chain. One unless set.</summary>
    [Range(1, 4)]
    public int MarkovOrder { get; init; } = 1;

    /// <summary>Leads that Markov and Shapley must rest on; with fewer, <see cref="Model"/> takes their place by name. A hundred unless set.</summary>
    [Range(1, 1_000_000)]
    public int LeastLeads { get; init; } = 100;

    /// <summary>Largest file that is imported, in bytes. One gibibyte unless set.</summary>
    [Range(1_024, 1_099_511_627_776)]
    public long MostImportBytes { get; init; } = 1_073_741_824;

    /// <summary>
    /// How long requests gather before they ask, by one message for all of them, that their events be carried over into the figures, in milliseconds. A fifth of a second
    /// unless set; with many instances every message costs reads of every partition that it names.
    /// </summary>
    [Range(50, 60_000)]
    public int GatherMilliseconds { get; init; } = 200;

    /// <summary>For development with historic data: the clock starts here instead of now, and then runs on.</summary>
    public DateTimeOffset? StartClockAt { get; init; }

    /// <summary>What <see cref="GatherMilliseconds"/> says.</summary>
    internal TimeSpan Gathering => TimeSpan.FromMilliseconds(GatherMilliseconds);

    /// <summary>Encrypts with <see cref="EncryptionKey"/>, and reads what either key encrypted.</summary>
    internal DataCipher Cipher => new(Convert.FromBase64String(EncryptionKey), Convert.FromBase64String(PreviousEncryptionKey));

    /// <summary>Spells pseudonyms with <see cref="IdentityKey"/>, and with the one before it.</summary>
    internal Pseudonyms Pseudonyms => new(Convert.FromBase64String(IdentityKey), Convert.FromBase64String(PreviousIdentityKey));

    /// <summary>What readers' links are signed with; those of the identity key before open too.</summary>
    internal IReadOnlyList<byte[]> LinkSecrets =>
        PreviousIdentityKey.Length == 0 ? [Convert.FromBase64String(IdentityKey)] : [Convert.FromBase64String(IdentityKey), Convert.FromBase64String(PreviousIdentityKey)];

    /// <summary>What <see cref="CustomWeights"/> say.</summary>
    internal CustomWeights Custom => Domain.Models.CustomWeights.Parse(CustomWeights, out var weights) is null ? weights : Domain.Models.CustomWeights.Even;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Domain.Models.CustomWeights.Parse(CustomWeights, out _) is { } fault)
        {
            yield return new ValidationResult($"{Section}:{nameof(CustomWeights)}: {fault}", [nameof(CustomWeights)]);
        }
    }
}
