using System.Globalization;
using System.Text;
using Typed.Specification;

namespace Typed.Validation;

/// <summary>Checks the constraints of one value. Each failed check adds a violation with the value and what is allowed.</summary>
internal sealed class ValueChecks(List<Violation> violations)
{
    public void Text(string path, ParamField field, string value)
    {
        if (field.MinLength is not null || field.MaxLength is not null || field.SoftMaxLength is not null)
        {
            Length(path, field, CharacterCount(value));
        }

        if (field.Values.Count > 0 && !field.Values.Any(allowed => allowed.Text == value))
        {
            NotListed(path, field, $"\"{value}\"");
        }

        if (field.Pattern is not null && !field.MatchesPattern(value))
        {
            Add(path, "pattern", $"\"{value}\" does not match the pattern {field.Pattern}.");
        }

        if (field.Format is not null && !TextFormat.IsValid(field.Format, value))
        {
            Add(path, "format", $"\"{value}\" is not a {field.Format}.");
        }
    }

    public void Number(string path, ParamField field, double value)
    {
        if (!double.IsFinite(value))
        {
            Add(path, "type", $"{Invariant(value)} is not a JSON number.");
            return;
        }

        // Converted through its shortest text, so that 0.3 is the decimal 0.3. A number outside the decimal range is beyond every bound a schema can state here.
        var text = Invariant(value);
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            Number(path, field, exact, text);
        }
        else if ((value < 0 && (field.Minimum ?? field.ExclusiveMinimum) is not null) || (value > 0 && (field.Maximum ?? field.ExclusiveMaximum) is not null))
        {
            Add(path, value < 0 ? "minimum" : "maximum", $"{text} is out of range. Allowed: {Range(field)}.");
        }
    }

    public void Number(string path, ParamField field, decimal value, string text)
    {
        var keyword =
            value < field.Minimum ? "minimum"
            : value > field.Maximum ? "maximum"
            : value <= field.ExclusiveMinimum ? "exclusiveMinimum"
            : value >= field.ExclusiveMaximum ? "exclusiveMaximum"
            : null;
        if (keyword is not null)
        {
            Add(path, keyword, $"{text} is out of range. Allowed: {Range(field)}.");
        }

        if (field.MultipleOf is { } step && step > 0 && value % step != 0)
        {
            Add(path, "multipleOf", $"{text} is not a multiple of {Invariant(step)}.");
        }
    }

    public void Choice(string path, ParamField field, int number)
    {
        if (field.ValueOf(number) is null)
        {
            NotListed(path, field, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Count(string path, ParamField field, int count)
    {
        if (count < field.MinItems)
        {
            Add(path, "minItems", $"{Invariant(count)} items; at least {Invariant(field.MinItems.GetValueOrDefault())} are needed.");
        }
        else if (count > field.MaxItems)
        {
            Add(path, "maxItems", $"{Invariant(count)} items; at most {Invariant(field.MaxItems.GetValueOrDefault())} are allowed.");
        }
        else if (count > field.SoftMaxItems)
        {
            Warn(path, "maxItems", $"{Invariant(count)} items; the documented maximum is {Invariant(field.SoftMaxItems.GetValueOrDefault())}.");
        }
    }

    /// <summary>Reports another member, added as an extra parameter, in an object that must have exactly one of its members.</summary>
    public void NoOther(string path, ExactlyOneObject value)
    {
        if (value.Others.FirstOrDefault(name => value.ExtraParameters?.ContainsKey(name) == true) is { } other)
        {
            Add(path, "oneOf", $"'{other}' is set beside '{value.Member}'; exactly one of them must be.");
        }
    }

    private static int CharacterCount(string value)
    {
        var count = 0;
        foreach (var _ in value.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static string Range(ParamField field)
    {
        var text = new StringBuilder();
        _ = (field.Minimum, field.ExclusiveMinimum) switch
        {
            ({ } least, _) => text.Append("from ").Append(Invariant(least)),
            (_, { } above) => text.Append("above ").Append(Invariant(above)),
            _ => text,
        };
        _ = (field.Maximum, field.ExclusiveMaximum) switch
        {
            ({ } most, _) => text.Append(text.Length > 0 ? " " : "").Append(text.Length > 0 ? "to " : "up to ").Append(Invariant(most)),
            (_, { } below) => text.Append(text.Length > 0 ? " and " : "").Append("below ").Append(Invariant(below)),
            _ => text,
        };
        return text.ToString();
    }

    private static string Invariant(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private void Length(string path, ParamField field, int length)
    {
        if (length < field.MinLength)
        {
            Add(path, "minLength", $"{Invariant(length)} characters; at least {Invariant(field.MinLength.GetValueOrDefault())} are needed.");
        }
        else if (length > field.MaxLength)
        {
            Add(path, "maxLength", $"{Invariant(length)} characters; at most {Invariant(field.MaxLength.GetValueOrDefault())} are allowed.");
        }
        else if (length > field.SoftMaxLength)
        {
            Warn(path, "maxLength", $"{Invariant(length)} characters; the documented maximum is {Invariant(field.SoftMaxLength.GetValueOrDefault())}.");
        }
    }

    private void NotListed(string path, ParamField field, string value)
    {
        var allowed = field.Values.Select(item => item.Json).ToArray();
        violations.Add(new Violation(path, "enum", $"{value} is not allowed. Allowed: {string.Join(", ", allowed)}.") { AllowedValues = allowed });
    }

    private void Add(string path, string keyword, string message) => violations.Add(new Violation(path, keyword, message));

    private void Warn(string path, string keyword, string message) =>
        violations.Add(new Violation(path, keyword, message) { Severity = ViolationSeverity.Warning });
}
