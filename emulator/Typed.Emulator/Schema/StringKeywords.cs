using System.Text.Json;
using System.Text.RegularExpressions;

namespace Typed.Emulator.Schema;

/// <summary>minLength, maxLength, pattern and format.</summary>
internal static class StringKeywords
{
    public static void Check(Evaluation evaluation, JsonElement schema, string value, string path)
    {
        CheckLength(evaluation, schema, value, path);

        if (schema.TryKind("pattern", JsonValueKind.String, out var pattern))
        {
            var text = pattern.GetString()!;
            if (Matches(evaluation, text, value, path) is false)
            {
                evaluation.Report(path, "pattern", $"must match {text}");
            }
        }

        if (schema.TryKind("format", JsonValueKind.String, out var format) && !Formats.Allows(format.GetString()!, value))
        {
            evaluation.Report(path, "format", $"must have the format {format.GetString()}");
        }
    }

    /// <summary>Whether a text matches a pattern; null, with a violation, if that can't be determined.</summary>
    public static bool? Matches(Evaluation evaluation, string pattern, string value, string path)
    {
        try
        {
            if (EcmaPattern.TryGet(pattern, out var regex))
            {
                return regex.IsMatch(value);
            }

            evaluation.Obstruct(path, "pattern", $"the schema's pattern {pattern} can't be read");
        }
        catch (RegexMatchTimeoutException)
        {
            evaluation.Obstruct(path, "pattern", $"matching {pattern} takes too long");
        }

        return null;
    }

    private static void CheckLength(Evaluation evaluation, JsonElement schema, string value, string path)
    {
        var hasMinimum = schema.TryCount("minLength", out var minimum);
        var hasMaximum = schema.TryCount("maxLength", out var maximum);
        if (!hasMinimum && !hasMaximum)
        {
            return;
        }

        // Length is counted in code points: an emoji counts as one, although it is two chars.
        var length = value.EnumerateRunes().Count();
        if (hasMinimum && length < minimum)
        {
            evaluation.Report(path, "minLength", $"must have at least {minimum} characters, has {length}");
        }

        if (hasMaximum && length > maximum)
        {
            evaluation.Report(path, "maxLength", $"must have at most {maximum} characters, has {length}");
        }
    }
}
