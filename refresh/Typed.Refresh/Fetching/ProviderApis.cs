using Typed.Refresh.Fetching.Creatify;
using Typed.Refresh.Fetching.CreativeAI;
using Typed.Refresh.Fetching.Hoox;

namespace Typed.Refresh.Fetching;

/// <summary>The supported providers.</summary>
internal static class ProviderApis
{
    public static IReadOnlyList<IProviderApi> All { get; } = [new CreatifyApi(), new HooxApi(), new CreativeAIApi()];

    /// <exception cref="ToolException">There is no such provider.</exception>
    public static IProviderApi Named(string provider) =>
        All.FirstOrDefault(api => api.Provider == provider)
        ?? throw new ToolException($"The provider {ServerText.Quote(provider)} is unknown.{Suggestion.For(provider, All.Select(api => api.Provider))}");
}
