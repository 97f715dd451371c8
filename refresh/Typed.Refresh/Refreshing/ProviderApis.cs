using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Creatify;
using Typed.Refresh.Fetching.CreativeAI;
using Typed.Refresh.Fetching.Hoox;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Refreshing;

/// <summary>The supported providers.</summary>
internal static class ProviderApis
{
    public static IReadOnlyList<IProviderApi> All { get; } = [new CreatifyFetcher(), new HooxFetcher(), new CreativeAIFetcher()];

    /// <param name="provider">The name.</param>
    /// <param name="others">Names of further providers, for the message.</param>
    /// <exception cref="ToolException">There is no such provider.</exception>
    public static IProviderApi Named(string provider, IReadOnlyList<string>? others = null) =>
        All.FirstOrDefault(api => api.Provider == provider)
        ?? throw new ToolException($"The provider {ServerText.Quote(provider)} is unknown.{Suggestion.For(provider, All.Select(api => api.Provider).Concat(others ?? []))}");
}
