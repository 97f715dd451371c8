using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>minimum, maximum, their exclusive forms (draft 4: boolean, later: number) and multipleOf.</summary>
internal static class NumberKeywords
{
    public static void Check(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        var literal = value.GetRawText();
        var number = SchemaNumber.Parse(literal);

        if (schema.TryNumber("minimum", out var minimum, out var minimumText))
        {
            var exclusive = schema.IsTrue("exclusiveMinimum");
            var order = number.CompareTo(minimum);
            if (order < 0 || (exclusive && order == 0))
            {
                evaluation.Report(path, exclusive ? "exclusiveMinimum" : "minimum", $"must be {(exclusive ? "greater than" : "at least")} {minimumText}, is {literal}");
            }
        }

        if (schema.TryNumber("maximum", out var maximum, out var maximumText))
        {
            var exclusive = schema.IsTrue("exclusiveMaximum");
            var order = number.CompareTo(maximum);
            if (order > 0 || (exclusive && order == 0))
            {
                evaluation.Report(path, exclusive ? "exclusiveMaximum" : "maximum", $"must be {(exclusive ? "less than" : "at most")} {maximumText}, is {literal}");
            }
        }

        if (schema.TryNumber("exclusiveMinimum", out var above, out var aboveText) && number.CompareTo(above) <= 0)
        {
            evaluation.Report(path, "exclusiveMinimum", $"must be greater than {aboveText}, is {literal}");
        }

        if (schema.TryNumber("exclusiveMaximum", out var below, out var belowText) && number.CompareTo(below) >= 0)
        {
            evaluation.Report(path, "exclusiveMaximum", $"must be less than {belowText}, is {literal}");
        }

        if (schema.TryNumber("multipleOf", out var step, out var stepText) && step.IsPositive && !number.IsMultipleOf(step))
        {
            evaluation.Report(path, "multipleOf", $"must be a multiple of {stepText}, is {literal}");
        }

        if (schema.TryKind("format", JsonValueKind.String, out var format) && !Formats.Allows(format.GetString()!, number))
        {
            evaluation.Report(path, "format", $"must have the format {format.GetString()}, is {literal}");
        }
    }
}
