using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the differences between a model's last reviewed state and its current state, for the analyzers.</summary>
public static class DriftEmitter
{
    private const string Namespace = "global::Typed.Constraints.";

    public static void Emit(SourceWriter writer, DriftSpec drift)
    {
        var day = Literals.Text(drift.Reviewed);
        foreach (var item in drift.Defaults)
        {
            writer.Line($"[{Namespace}ReviewedDefault({Literals.Text(item.Field)}, {(item.Json is null ? "null" : Literals.Text(item.Json))}, Reviewed = {day})]");
        }

        if (drift.Prices is not { } prices)
        {
            return;
        }

        var settings = new List<string> { $"Reviewed = {day}" };
        settings.AddRange(prices.Factors.Select(item => $"{char.ToUpperInvariant(item.Factor.Name[0])}{item.Factor.Name.Substring(1)}Field = {Literals.Text(item.Field)}"));
        writer.Line($"[{Namespace}ReviewedPriceTable({string.Join(", ", settings)})]");
        foreach (var line in prices.Lines)
        {
            writer.Line($"[{Namespace}ReviewedPriceRule({string.Join(", ", new[] { Literals.Double(line.Credits) }.Concat(AttributeEmitter.Conditions(line)))})]");
        }
    }
}
