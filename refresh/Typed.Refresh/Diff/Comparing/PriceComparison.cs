using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Compares the prices of each model, line by line.</summary>
internal static class PriceComparison
{
    public static IEnumerable<Change> Compare(ProviderState old, ProviderState current)
    {
        foreach (var model in old.Prices.Keys.Union(current.Prices.Keys, StringComparer.Ordinal))
        {
            var before = old.Prices.GetValueOrDefault(model);
            var after = current.Prices.GetValueOrDefault(model);
            var place = after is not null ? Places.Of(after.Shown, after.Entry) : Place(current, before!);
            foreach (var change in Lines(before, after, place).Concat(Terms(before, after)))
            {
                yield return change with { Model = model, Place = change.Place.Line > 0 ? change.Place : place };
            }
        }
    }

    /// <summary>A line's conditions in words. The text is the same for 5 and "5", because the reader matches both.</summary>
    public static string When(PriceLine line) =>
        line.Conditions.Count == 0 ? "any request" : string.Join(", ", line.Conditions.Select(condition => $"{condition.Field} {Unquoted(condition.Json)}"));

    private static IEnumerable<Change> Lines(ModelPriceState? before, ModelPriceState? after, ChangePlace place)
    {
        var unit = (after ?? before)!.Prices.Unit;
        var places = LinePlaces(after);
        var left = ByCondition(after);
        foreach (var (when, price) in ByCondition(before))
        {
            var found = left.Remove(when, out var now);
            if (!found || now != price)
            {
                yield return new PriceChanged(when, price, found ? now : null, unit) { Place = places.GetValueOrDefault(when, place) };
            }
        }

        foreach (var (when, price) in left)
        {
            yield return new PriceChanged(when, null, price, unit) { Place = places.GetValueOrDefault(when, place) };
        }
    }

    private static IEnumerable<Change> Terms(ModelPriceState? before, ModelPriceState? after)
    {
        if (before is null || after is null)
        {
            yield break;
        }

        var (was, now) = (before.Prices, after.Prices);
        var factors = PriceFactor.All.Select(factor => ($"the {factor.Keyword.Replace('_', '-')} field", was.FieldOf(factor), now.FieldOf(factor)));
        foreach (var (term, old, current) in new (string, string?, string?)[] { ("the unit", was.Unit, now.Unit), ("the billed item", was.Per, now.Per) }.Concat(factors))
        {
            if (old != current)
            {
                yield return new PriceTermsChanged(term, old, current);
            }
        }

        if (was.Certainty != now.Certainty)
        {
            yield return new PriceCertaintyChanged(was.CertaintyWord, now.CertaintyWord);
        }

        foreach (var (text, old, current) in new[] { ("price source", Own(before, "source"), Own(after, "source")), ("price note", Note(before), Note(after)), ("price date", Own(before, "as_of"), Own(after, "as_of")) })
        {
            if (old != current)
            {
                yield return new DocumentationChanged(text);
            }
        }
    }

    // Of two lines for one combination, the first is used.
    private static SortedDictionary<string, decimal> ByCondition(ModelPriceState? prices)
    {
        var lines = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in prices?.Prices.Lines ?? EquatableArray<PriceLine>.Empty)
        {
            lines.TryAdd(When(line), line.Credits);
        }

        return lines;
    }

    private static Dictionary<string, ChangePlace> LinePlaces(ModelPriceState? prices)
    {
        var places = new Dictionary<string, ChangePlace>(StringComparer.Ordinal);
        var lines = prices?.Prices.Lines ?? EquatableArray<PriceLine>.Empty;
        var rules = prices?.Entry["rules"]?.Items ?? [];
        // Lines on which the sources differ come first, and have no rule of their own in the file.
        var first = lines.Count - rules.Count;
        for (var i = 0; i < lines.Count; i++)
        {
            places.TryAdd(When(lines[i]), Places.Of(prices!.Shown, i >= first && first >= 0 ? rules[i - first] : prices.Entry));
        }

        return places;
    }

    private static ChangePlace Place(ProviderState current, ModelPriceState gone) =>
        current.Files.TryGetValue("pricing.json", out var file) ? Places.Of(file.Shown, file.Root["models"] ?? file.Root) : Places.Of(gone.Shown, gone.Entry);

    // A newer statement that does not supersede the price is in the file only.
    private static string? Note(ModelPriceState prices) => prices.Entry["newer"] is { } newer ? Typed.Schema.Json.JsonText.Of(newer) : Own(prices, "note");

    private static string? Own(ModelPriceState prices, string member) => prices.Entry.TextOf(member);

    private static string Unquoted(string json) => json.Length >= 2 && json[0] == '"' ? json[1..^1] : json;
}
