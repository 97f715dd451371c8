using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Prices;

/// <summary>A provider whose API answers what a call would cost.</summary>
internal interface IPriceSweep
{
    /// <summary>Asks for all prices of the fetched models, one question after the other.</summary>
    /// <param name="api">The connection.</param>
    /// <param name="published">The models.</param>
    /// <param name="everything">Whether parameters that are documented to be without effect are asked for as well.</param>
    /// <param name="progress">Told how many prices are there and how many there will be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<SweptPrices> SweepAsync(
        ApiConnection api, FetchedCatalogue published, bool everything, Action<int, int> progress, CancellationToken cancellationToken);
}

/// <summary>What a sweep found.</summary>
/// <param name="Source">Where it was asked.</param>
/// <param name="Models">The tables.</param>
internal sealed record SweptPrices(string Source, IReadOnlyList<ModelPrices> Models)
{
    /// <summary>What a person should know: a value that the provider changed, an axis that turned out to matter.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
