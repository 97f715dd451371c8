using System.Text.Json;
using Typed;

namespace Studio.Catalog;

/// <summary>The price of a request and what is wrong with it.</summary>
internal sealed record Quote(bool IsValid, CostText Cost, IReadOnlyList<ViolationText> Violations)
{
    public static Quote Of(ModelInfo model, JsonElement parameters)
    {
        ArgumentNullException.ThrowIfNull(model);
        var parsed = model.Parse(parameters);
        // A request that lacks its prompt has no record, and so no price; one with stand-ins for the missing texts has the same price.
        var priced = parsed.Params ?? model.Parse(StandIns.Complete(model, parameters)).Params;
        var cost = priced?.Cost ?? Typed.Cost.Unknown("some values are not valid for the model");
        return new Quote(parsed.IsValid, CostText.Of(cost), ViolationText.Of(parsed.Report));
    }
}

/// <summary>A price.</summary>
internal sealed record CostText(decimal? AtLeast, decimal? AtMost, string Unit, string Certainty, string? Reason, string? Note, string Text)
{
    public static CostText Of(Cost cost) => new(
        cost.AtLeast, cost.AtMost, cost.Unit, cost.Certainty.ToString().ToLowerInvariant(), cost.Reason, cost.Note, cost.ToString());
}

/// <summary>One violation, with the name of the form's field that it belongs to.</summary>
internal sealed record ViolationText(string Path, string? Field, string Message, bool IsWarning)
{
    public static IReadOnlyList<ViolationText> Of(ValidationReport report) =>
        [.. report.Violations.Select(one => new ViolationText(one.Path, FieldOf(one.Path), one.Message, one.Severity == ViolationSeverity.Warning))];

    // "$.image_size.width" and "$.image_urls[0]" belong to the field after the first dot.
    private static string? FieldOf(string path)
    {
        if (!path.StartsWith("$.", StringComparison.Ordinal))
        {
            return null;
        }

        var end = path.AsSpan(2).IndexOfAny('.', '[');
        return end < 0 ? path[2..] : path.Substring(2, end);
    }
}
