using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Prices;

/// <summary>A provider with an API that returns the price of a call.</summary>
internal interface IPriceSweep
{
    /// <summary>Requests all prices of the fetched models, one request at a time.</summary>
    /// <param name="api">The connection.</param>
    /// <param name="published">The models.</param>
    /// <param name="everything">Whether parameters that are documented as having no effect are included as well.</param>
    /// <param name="progress">Receives the number of known prices and their total.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<SweptPrices> SweepAsync(
        ApiConnection api, FetchedCatalog published, bool everything, Action<int, int> progress, CancellationToken cancellationToken);
}

/// <summary>The result of a sweep.</summary>
/// <param name="Source">The URL that was requested.</param>
/// <param name="Models">The tables.</param>
internal sealed record SweptPrices(string Source, IReadOnlyList<ModelPrices> Models)
{
    /// <summary>Notes for the user: a value that the provider changed, an axis that proved to be relevant.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
