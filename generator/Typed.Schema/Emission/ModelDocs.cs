using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the documentation of a record: what the model does, its prices, its rules, and the provider's page.</summary>
public static class ModelDocs
{
    public static void Write(SourceWriter writer, NamedModel model)
    {
        var spec = model.Spec;
        var what = Docs.Sentence(spec.Description, $"{Capital(spec.Kind.Replace('_', ' '))}.");
        Docs.Summary(writer, $"{what} {model.ProviderName}, {spec.Model}. {PriceDocs.Summary(model.Prices)}");
        var lines = new List<string>();
        IReadOnlyList<string> table = [];
        if (model.Prices is { } prices)
        {
            table = PriceDocs.Table(prices);
            lines.Add($"{Capital(prices.Unit)} per {prices.Per}{PriceFactor.Describe(prices.Factors)}: {prices.CertaintyWord}, table of {prices.AsOf}, read {prices.Retrieved}.");
        }

        var after = Notes(model).ToList();
        if (lines.Count + after.Count == 0)
        {
            return;
        }

        // A code block keeps the columns of the table aligned in each editor.
        writer.Line($"/// <remarks>{string.Join("", lines.Select(Docs.Escape))}{(table.Count > 0 ? "<code>" : lines.Count > 0 && after.Count > 0 ? "<br/>" : "")}{(table.Count > 0 ? "" : string.Join("<br/>", after) + "</remarks>")}");
        foreach (var row in table)
        {
            writer.Line($"/// {Docs.Escape(row)}");
        }

        if (table.Count > 0)
        {
            writer.Line($"/// </code>{string.Join("<br/>", after)}</remarks>");
        }
    }

    // What a newer page of the provider says and what limits a request; how a file was put together stays in the file.
    private static IEnumerable<string> Notes(NamedModel model)
    {
        var slots = model.Spec.Properties.Where(property => property.Slot >= 0).OrderBy(property => property.Slot).Select(property => property.WireName).ToList();
        if (model.Prices is { Certainty: PriceCertainty.Superseded, Note: { } note })
        {
            yield return Docs.Escape($"Newer: {note}.");
        }

        foreach (var item in model.Prices is { } table ? table.Contradictions : EquatableArray<ContradictoryPrice>.Empty)
        {
            yield return Docs.Escape($"Sources differ: {item.Statement}.");
        }

        if (slots.Count > 0)
        {
            yield return Docs.Escape($"Input slots in order: {string.Join(", ", slots)}.");
        }

        if (model.Spec.Files.Count > 0)
        {
            yield return Docs.Escape($"Files, as UploadFile in SubmitOptions.Files: {string.Join(", ", model.Spec.Files.Select(file => file.Name + (file.Required ? " (required)" : "") + (file.IsList ? " (several)" : "")))}.");
        }

        foreach (var rule in model.Rules)
        {
            yield return Docs.Escape($"{(rule.IsWarning ? "Stated in prose" : "Rule")}: {rule.Statement}");
        }

        if ((ProviderPage.Of(model.Spec.SourceDocument) ?? ProviderPage.Of(model.Prices?.Source)) is { } page)
        {
            yield return $"<see href=\"{page}\">The provider's page</see>";
        }
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
}
