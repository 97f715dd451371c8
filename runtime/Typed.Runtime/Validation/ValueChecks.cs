using System.Globalization;
using System.Text;
using Typed.Specification;

namespace Typed.Validation;

/// <summary>Checks the constraints of one value. Each failed check adds a violation with the value and what is allowed.</summary>
internal sealed class ValueChecks(List<Violation> violations)
{
    public void Text(in ValuePath path, ParamField field, string value)
    {
        if (!IsSurelyWithin(field, value.Length))
        {
            Length(path, field, CharacterCount(value));
        }

        if (field.Values.Count > 0 && !IsListed(field, value))
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

    public void Number(in ValuePath path, ParamField field, double value)
    {
        if (!double.IsFinite(value))
        {
            Add(path, "type", $"{Invariant(value)} is not a JSON number.");
            return;
        }

        // Converted through its shortest text, so that 0.3 is the decimal 0.3. A number outside the decimal range is beyond every bound a schema can state here.
        Span<char> text = stackalloc char[32];
        if (value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture)
            && decimal.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            Number(path, field, exact, value);
        }
        else if ((value < 0 && (field.Minimum ?? field.ExclusiveMinimum) is not null) || (value > 0 && (field.Maximum ?? field.ExclusiveMaximum) is not null))
        {
            Add(path, value < 0 ? "minimum" : "maximum", $"{Invariant(value)} is out of range. Allowed: {Range(field)}.");
        }
    }

    public void Number(in ValuePath path, ParamField field, long value) => Number(path, field, value, value);

    // The value as written is for the message only.
    private void Number<T>(in ValuePath path, ParamField field, decimal value, T written)
        where T : struct, IFormattable
    {
        var keyword =
            value < field.Minimum ? "minimum"
            : value > field.Maximum ? "maximum"
            : value <= field.ExclusiveMinimum ? "exclusiveMinimum"
            : value >= field.ExclusiveMaximum ? "exclusiveMaximum"
            : null;
        if (keyword is not null)
        {
            Add(path, keyword, $"{Invariant(written)} is out of range. Allowed: {Range(field)}.");
        }

        if (field.MultipleOf is { } step && step > 0 && value % step != 0)
        {
            Add(path, "multipleOf", $"{Invariant(written)} is not a multiple of {Invariant(step)}.");
        }
    }

    public void Choice(in ValuePath path, ParamField field, int number)
    {
        if (field.ValueOf(number) is null)
        {
            NotListed(path, field, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Count(in ValuePath path, ParamField field, int count)
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
    public void NoOther(in ValuePath path, string member, string? other)
    {
        if (other is not null)
        {
            Add(path, "oneOf", $"'{other}' is set beside '{member}'; exactly one of them must be.");
        }
    }

    // One character has one or two UTF-16 units, so that few texts must be counted.
    private static bool IsSurelyWithin(ParamField field, int units) =>
        units <= (field.SoftMaxLength ?? int.MaxValue) && units <= (field.MaxLength ?? int.MaxValue) && (units + 1) / 2 >= (field.MinLength ?? 0);

    private static bool IsListed(ParamField field, string text)
    {
        foreach (var value in field.ListedValues)
        {
            if (value.Text == text)
            {
                return true;
            }
        }

        return false;
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

    private void Length(in ValuePath path, ParamField field, int length)
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

    private void NotListed(in ValuePath path, ParamField field, string value)
    {
        var allowed = field.Values.Select(item => item.Json).ToArray();
        violations.Add(new Violation(path.ToString(), "enum", $"{value} is not allowed. Allowed: {string.Join(", ", allowed)}.") { AllowedValues = allowed });
    }

    private void Add(in ValuePath path, string keyword, string message) => violations.Add(new Violation(path.ToString(), keyword, message));

    private void Warn(in ValuePath path, string keyword, string message) =>
        violations.Add(new Violation(path.ToString(), keyword, message) { Severity = ViolationSeverity.Warning });
}
