using Typed.Analyzers.Evaluation;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Analyzers.Contract;

/// <content>The constraints of a field, and how each is read. A new keyword is added here only.</content>
internal sealed partial class RecordField
{
    // Keywords of an item that would be mistaken for the list's own.
    private static readonly HashSet<string> s_ofList = new(StringComparer.Ordinal) { "minItems", "maxItems", "softMaxItems", "uniqueItems" };

    // Computed once: the check runs for each assignment.
    private bool? _isConstrained;

    public decimal? Minimum { get; private set; }

    public decimal? Maximum { get; private set; }

    public decimal? ExclusiveMinimum { get; private set; }

    public decimal? ExclusiveMaximum { get; private set; }

    public decimal? MultipleOf { get; private set; }

    public int MinLength { get; private set; }

    public int MaxLength { get; private set; } = int.MaxValue;

    public int SoftMaxLength { get; private set; } = int.MaxValue;

    public TextPattern? Pattern { get; private set; }

    public string? Format { get; private set; }

    public int MinItems { get; private set; }

    public int MaxItems { get; private set; } = int.MaxValue;

    public int SoftMaxItems { get; private set; } = int.MaxValue;

    public bool UniqueItems { get; private set; }

    /// <summary>Whether only the length of a text is limited.</summary>
    public bool IsPlainText => Pattern is null && Format is null && Media is null;

    public bool IsNumeric => Minimum is not null || Maximum is not null || ExclusiveMinimum is not null || ExclusiveMaximum is not null || MultipleOf is not null;

    /// <summary>Whether a value that is not a text, number or list can violate a constraint here.</summary>
    public bool IsConstrained => _isConstrained ??= HasLimits || Property.IsRequired || Inner is not null;

    private bool HasLimits =>
        IsNumeric || MinLength > 0 || MaxLength < int.MaxValue || SoftMaxLength < int.MaxValue || Pattern is not null || Format is not null
        || Media is not null || MinItems > 0 || MaxItems < int.MaxValue || SoftMaxItems < int.MaxValue || UniqueItems;

    private void Set(string key, object? value)
    {
        switch (key, value)
        {
            case ("Role", int role): Role = (FieldRole)role; break;
            case ("Role", string role): Role = Enum.TryParse<FieldRole>(role, out var known) ? known : FieldRole.None; break;
            case ("Default", string text): Default = text; break;
            case ("Media", string text): Media = text; break;
            case ("Format", string text): Format = text; break;
            case ("Pattern", string text): Pattern = new TextPattern(text); break;
            case ("Minimum", not null): Minimum = ExactNumber.Of(value); break;
            case ("Maximum", not null): Maximum = ExactNumber.Of(value); break;
            case ("ExclusiveMinimum", not null): ExclusiveMinimum = ExactNumber.Of(value); break;
            case ("ExclusiveMaximum", not null): ExclusiveMaximum = ExactNumber.Of(value); break;
            case ("MultipleOf", not null): MultipleOf = ExactNumber.Of(value) is > 0 and var step ? step : null; break;
            case ("MinLength", not null): MinLength = Count(value); break;
            case ("MaxLength", not null): MaxLength = Count(value); break;
            case ("SoftMaxLength", not null): SoftMaxLength = Count(value); break;
            case ("MinItems", not null): MinItems = Count(value); break;
            case ("MaxItems", not null): MaxItems = Count(value); break;
            case ("SoftMaxItems", not null): SoftMaxItems = Count(value); break;
            case ("UniqueItems", bool flag): UniqueItems = flag; break;
            case ("Slot", not null): Slot = Count(value); break;
        }
    }

    private static int Count(object value) => NumericConversion.ToDecimal(value) is >= int.MinValue and <= int.MaxValue and var count ? (int)count : int.MaxValue;
}
