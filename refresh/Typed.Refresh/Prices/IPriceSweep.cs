using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Prices;

/// <summary>A provider whose API answers what a call would cost.</summary>
internal interface IPriceSweep
{
    /// <summary>Asks for all prices of the fetched models, one question after the other.</summary>
    Task<SweptPrices> SweepAsync(ApiConnection api, FetchedCatalogue published, Action<int, int> progress, CancellationToken cancellationToken);
}

/// <summary>What a sweep found.</summary>
/// <param name="Source">Where it was asked.</param>
/// <param name="Models">The tables.</param>
internal sealed record SweptPrices(string Source, IReadOnlyList<ModelPrices> Models)
{
    /// <summary>What a person should know: a value that the provider changed, an axis that turned out to matter.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
