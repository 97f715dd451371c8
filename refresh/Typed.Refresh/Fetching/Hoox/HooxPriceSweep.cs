using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Prices;
using Typed.Refresh.Prices.Sweep;
using Typed.Refresh.Quoting;
using Typed.Schema.Specification;

namespace Typed.Refresh.Fetching.Hoox;

/// <summary>
/// Sends a dry run for each combination of the parameters that can change a price. No price is inferred from others: the table contains only
/// prices that were requested (docs/decisions/0010-price-sweep.md).
/// </summary>
internal sealed class HooxPriceSweep(ApiConnection api, bool everything, Action<int, int> progress)
{
    private const string Path = "asset/pricing";

    // A model with more is not swept: at a hundred requests a minute it would take half an hour.
    private const int MaxQuestions = 3_000;

    private readonly List<string> _notes = [];
    private int _asked;
    private int _toAsk;

    public async Task<SweptPrices> RunAsync(FetchedCatalog published, CancellationToken cancellationToken)
    {
        var grids = published.Models.Select(model => (Model: model, Grid: GridOf(model))).Where(pair => pair.Grid is not null).ToList();
        _toAsk = (int)grids.Sum(pair => pair.Grid!.Size);
        var tables = new List<ModelPrices>();
        foreach (var (model, grid) in grids)
        {
            if (await TableAsync(model, grid!, cancellationToken) is { } table)
            {
                tables.Add(table);
            }
        }

        var full = published.Models.Select(model => HooxPriceAxes.FullGrid(model).Size).Aggregate(0L, (sum, size) => size > long.MaxValue - sum ? long.MaxValue : sum + size);
        _notes.Add(FormattableString.Invariant($"{_asked} prices requested; the full grid of all listed values has {full}."));
        return new SweptPrices($"POST {api.Address}{Path}", tables) { Notes = _notes };
    }

    private PriceGrid? GridOf(FetchedModel model)
    {
        var (axes, problem) = HooxPriceAxes.Of(model, everything);
        var grid = new PriceGrid(axes);
        problem ??= grid.Size > MaxQuestions ? FormattableString.Invariant($"the price table would have {grid.Size} lines") : null;
        if (problem is null)
        {
            return grid;
        }

        _notes.Add($"{model.Name}: its prices were not requested: {problem}.");
        return null;
    }

    private async Task<ModelPrices?> TableAsync(FetchedModel model, PriceGrid grid, CancellationToken cancellationToken)
    {
        try
        {
            var prices = await AskAllAsync(model, grid, cancellationToken);
            if (await DependsOnImagesAsync(model, grid, prices, cancellationToken) is { } images)
            {
                _notes.Add($"{model.Name}: its price depends on the number of references, which is not documented.");
                grid = new PriceGrid([.. grid.Axes, images]);
                _toAsk += (int)Math.Min(grid.Size, MaxQuestions);
                prices = await AskAllAsync(model, grid, cancellationToken);
            }

            if (prices.Count(price => price.Credits is null) is > 0 and var missing)
            {
                _notes.Add(FormattableString.Invariant($"{model.Name}: {missing} combinations are not available (the provider returns the price of another combination) and have no price here."));
            }

            var rules = PriceCompaction.Of(grid, prices);
            return rules.Count == 0 ? null : new ModelPrices(model.Name, rules) { Factors = FactorsOf(model) };
        }
        catch (FetchException refused) when (refused.Status is 400 or 402 or 403 or 404 or 422)
        {
            // Affects only this model, such as one that the plan does not include. Its prices in the file remain.
            _notes.Add($"{model.Name}: {refused.Message} Its prices are unchanged.");
            return null;
        }
    }

    private async Task<List<(int[] Point, decimal? Credits)>> AskAllAsync(FetchedModel model, PriceGrid grid, CancellationToken cancellationToken)
    {
        var prices = new List<(int[], decimal?)>();
        foreach (var point in grid.Points())
        {
            prices.Add((point, await AskAsync(model, grid.ValuesAt(point), cancellationToken)));
        }

        return prices;
    }

    // Not documented for this model: one more request, with the maximum number of references, detects most deviations.
    private async Task<PriceAxis?> DependsOnImagesAsync(
        FetchedModel model, PriceGrid grid, List<(int[] Point, decimal? Credits)> prices, CancellationToken cancellationToken)
    {
        if (HooxPriceAxes.ImageCounts(model) is not { } images || grid.Axes.Any(axis => axis.Field == HooxPriceAxes.ImageCount))
        {
            return null;
        }

        var defaults = grid.Defaults();
        var without = prices.First(price => price.Point.SequenceEqual(defaults)).Credits;
        var with = await AskAsync(model, [.. grid.ValuesAt(defaults), KeyValuePair.Create(images.Field, images.Values[^1])], cancellationToken);
        return with == without ? null : images;
    }

    private async Task<decimal?> AskAsync(FetchedModel model, IReadOnlyList<KeyValuePair<string, JsonNode>> values, CancellationToken cancellationToken)
    {
        var question = new JsonObject { ["model"] = model.Name };
        foreach (var (field, value) in values)
        {
            if (field.StartsWith(HooxPriceAxes.SettingPrefix, StringComparison.Ordinal))
            {
                question["model_settings"] ??= new JsonObject();
                question["model_settings"]![field[HooxPriceAxes.SettingPrefix.Length..]] = value.DeepClone();
            }
            else
            {
                question[field == HooxPriceAxes.ImageCount ? "image_count" : field] = value.DeepClone();
            }
        }

        var answer = AnswerReading.Object(await api.PostAsync(Path, question, cancellationToken), Path);
        progress(++_asked, Math.Max(_asked, _toAsk));
        if (AnswerReading.Text(answer["model"], Path + ".model") is var said && said != model.Name)
        {
            throw new FetchException($"{Path}: the answer is for {ServerText.Quote(said)}, not {ServerText.Quote(model.Name)}.");
        }

        if (answer["currency"] is { } currency && AnswerReading.Text(currency, Path + ".currency") != "credits")
        {
            throw new FetchException($"{Path}: the price is in {ServerText.Quote(currency.ToString())}, not in credits.");
        }

        var credits = AnswerReading.Number(answer["cost_per_generation"], Path + ".cost_per_generation");
        if (credits < 0)
        {
            throw new FetchException($"{Path}: the price is below 0.");
        }

        // The server normalized the request to something else and priced that.
        return answer["normalized"] is JsonObject { Count: > 0 } ? null : credits;
    }

    private static FactorField[] FactorsOf(FetchedModel model) =>
        model.InputSchema["properties"]!.AsObject().ContainsKey("generation_count") ? [new FactorField(PriceFactor.Count, "generation_count")] : [];
}
