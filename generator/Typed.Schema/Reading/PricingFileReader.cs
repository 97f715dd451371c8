using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>The locations of a model's prices in the price file. Separate from the prices, so that moved lines cause no new output.</summary>
/// <param name="Model">The model.</param>
/// <param name="Name">The location of its entry.</param>
/// <param name="Lines">The location of each line of its table.</param>
public sealed record PricePlaces(string Model, TextPlace Name, EquatableArray<TextPlace> Lines);

/// <summary>The result of reading a price file.</summary>
public sealed record PricingFile(
    string Provider, string Path, EquatableArray<PriceSpec> Prices, EquatableArray<PricePlaces> Places, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Reads <c>pricing.json</c>. A problem with one model's prices does not affect the others'.</summary>
public static class PricingFileReader
{
    private const string Contradictory = "contradictory";

    public static PricingFile Read(SchemaFile file, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(file.Path);
        var prices = new List<PriceSpec>();
        var places = new List<PricePlaces>();
        try
        {
            var root = file.Parse(cancellation);
            if (root["models"] is { IsObject: true } models)
            {
                foreach (var member in models.Members)
                {
                    ReadModel(root, member.Key, member.Value, prices, places, diagnostics);
                }
            }
            else
            {
                diagnostics.Add(ProblemRules.InvalidPricingFile, root["models"]?.Place ?? root.Place, "the object \"models\" is missing");
            }
        }
        catch (JsonFormatException broken)
        {
            diagnostics.Add(ProblemRules.InvalidJson, broken.Place, broken.Message);
        }

        return new PricingFile(file.Provider, file.Path, prices.ToEquatableArray(), places.ToEquatableArray(), diagnostics.ToArray());
    }

    private static void ReadModel(
        JsonNode root, string model, JsonNode entry, List<PriceSpec> prices, List<PricePlaces> places, DiagnosticBag diagnostics)
    {
        if (entry.IsObject && entry.TextOf("certainty") is Contradictory or "unknown")
        {
            ReadContradictory(root, model, entry, prices, places, diagnostics);
            return;
        }

        if (!entry.IsObject || entry["rules"] is not { Kind: JsonKind.Array } rules)
        {
            diagnostics.Add(ProblemRules.InvalidPricingFile, entry.Place, $"'{model}' needs an array \"rules\"");
            return;
        }

        var lines = new List<PriceLine>();
        var linePlaces = new List<TextPlace>();
        foreach (var rule in rules.Items)
        {
            if (rule["credits"] is not { } credits || AmountOf(credits) is not { } amount)
            {
                diagnostics.Add(ProblemRules.InvalidPricingFile, rule.Place, "\"credits\" must be a number of 0 or more");
                continue;
            }

            if (rule["when"] is { IsObject: false } when)
            {
                diagnostics.Add(ProblemRules.InvalidPricingFile, when.Place, "\"when\" must be an object of fields and their values; the price is left out");
                continue;
            }

            lines.Add(new PriceLine(ConditionsOf(rule), amount));
            linePlaces.Add(rule.Place);
        }

        var outputs = entry["outputs"];
        var factors = PriceFactor.Read(outputs);
        // A price that is not multiplied, or not marked as uncertain, would be wrong.
        if (outputs is not null && factors.Count == 0)
        {
            diagnostics.Add(ProblemRules.InvalidPricingFile, outputs.Place, $"\"outputs\" must name the field of the \"count\"; '{model}' has no price");
            return;
        }

        if (entry["contradictions"] is { } doubts && (doubts.Kind != JsonKind.Array || doubts.Items.Any(item => !item.IsObject || item["when"] is { IsObject: false })))
        {
            diagnostics.Add(ProblemRules.InvalidPricingFile, doubts.Place, $"\"contradictions\" must be a list of objects with \"when\" and \"statement\"; '{model}' has no price");
            return;
        }

        // A combination on which the sources differ comes first: it takes the place of any other line for the same values.
        var differing = (entry["contradictions"]?.Items ?? []).Where(item => AmountOf(item, "least") is not null && AmountOf(item, "most") is not null).ToList();
        lines.InsertRange(0, differing.Select(item => new PriceLine(ConditionsOf(item), AmountOf(item, "most")!.Value) { AtLeast = AmountOf(item, "least") }));
        linePlaces.InsertRange(0, differing.Select(item => item.Place));
        var certainty = CertaintyOf(entry, diagnostics);
        prices.Add(new PriceSpec(model, lines.ToEquatableArray())
        {
            Unit = root.TextOf("unit") ?? "credits",
            Per = entry.TextOf("per") ?? "output",
            Factors = factors,
            Certainty = certainty,
            AsOf = entry.TextOf("as_of") ?? root.TextOf("as_of") ?? "",
            Retrieved = root.TextOf("retrieved") ?? "",
            Source = entry.TextOf("source") ?? root.TextOf("source") ?? "",
            // What a newer page leaves open is a note of the file's author, and stays in the file.
            Note = certainty == PriceCertainty.Superseded && entry["newer"] is { } newer ? $"{newer.TextOf("as_of")}: {newer.TextOf("statement")}" : entry.TextOf("note"),
            Contradictions = (entry["contradictions"]?.Items ?? [])
                .Select(item => new ContradictoryPrice(ConditionsOf(item), item.TextOf("statement") ?? ""))
                .ToEquatableArray(),
        });
        places.Add(new PricePlaces(model, entry.Place, linePlaces.ToEquatableArray()));
    }

    private static EquatableArray<PriceCondition> ConditionsOf(JsonNode rule) => (rule["when"]?.Members ?? [])
        .OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => new PriceCondition(member.Key, JsonText.Of(member.Value)))
        .ToEquatableArray();

    // Sources that contradict each other: the price is the range of what they state, and all sources are named.
    private static void ReadContradictory(
        JsonNode root, string model, JsonNode entry, List<PriceSpec> prices, List<PricePlaces> places, DiagnosticBag diagnostics)
    {
        var statements = entry["statements"] is { Kind: JsonKind.Array } list ? list.Items : [];
        if (statements.Count == 0 || statements.Any(item => item.TextOf("statement") is not { Length: > 0 } || item.TextOf("source") is not { Length: > 0 }))
        {
            diagnostics.Add(ProblemRules.InvalidPricingFile, entry.Place, $"'{model}' is \"contradictory\", so it needs \"statements\", each with \"statement\" and \"source\"");
            return;
        }

        if (statements.Any(item => item["credits"] is { } credits && AmountOf(credits) is null) || statements.Any(item => item["when"] is { IsObject: false }))
        {
            diagnostics.Add(ProblemRules.InvalidPricingFile, entry.Place, $"a statement of '{model}' has \"credits\" that are not a number of 0 or more, or a \"when\" that is not an object");
            return;
        }

        var claims = statements.Where(item => item["credits"] is not null).Select(item => new PriceLine(ConditionsOf(item), AmountOf(item["credits"]!)!.Value)).ToList();
        var lines = DifferingPrices.Of(claims);
        prices.Add(new PriceSpec(model, lines)
        {
            Unit = root.TextOf("unit") ?? "credits",
            Per = entry.TextOf("per") ?? "output",
            Factors = PriceFactor.Read(entry["outputs"]),
            Certainty = PriceCertainty.Contradictory,
            AsOf = entry.TextOf("as_of") ?? root.TextOf("as_of") ?? "",
            Retrieved = root.TextOf("retrieved") ?? "",
            Source = root.TextOf("source") ?? "",
            Statements = statements.Select(item => new SourceStatement(item.TextOf("statement")!, item.TextOf("source")!)).ToEquatableArray(),
        });
        places.Add(new PricePlaces(model, entry.Place, lines.Select(_ => entry.Place).ToEquatableArray()));
    }

    private static decimal? AmountOf(JsonNode item, string name) => item[name] is { } credits ? AmountOf(credits) : null;

    private static decimal? AmountOf(JsonNode credits) =>
        credits.Kind == JsonKind.Number && Numbers.ToDecimal(credits.Text) is >= 0 and var amount ? amount : null;

    private static PriceCertainty CertaintyOf(JsonNode entry, DiagnosticBag diagnostics)
    {
        switch (entry["certainty"])
        {
            case null or { Kind: JsonKind.String, Text: "exact" }: return PriceCertainty.Exact;
            case { Kind: JsonKind.String, Text: "typical" }: return PriceCertainty.Typical;
            case { Kind: JsonKind.String, Text: "superseded" }: return PriceCertainty.Superseded;
            default:
                diagnostics.Add(ProblemRules.InvalidPricingFile, entry["certainty"]!.Place, "\"certainty\" must be \"exact\", \"typical\", \"superseded\" or \"contradictory\"");
                return PriceCertainty.Typical;
        }
    }
}
