using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Fetching.CreativeAI;

/// <summary>
/// CreativeAI's live list of models. Its existence is documented, its format is not. Names are read if the format is recognized; no schema can be
/// created from them, so no file is written.
/// </summary>
internal sealed class CreativeAIFetcher : IProviderApi
{
    private const string Path = "v1/models";
    private static readonly string[] s_lists = ["data", "models"];
    private static readonly string[] s_names = ["id", "name", "model"];

    public string Provider => "creativeai";

    public Uri Address { get; } = new("https://api.creativeai.run/");

    public IReadOnlyList<KeyVariable> Keys { get; } = [new("CREATIVEAI_API_KEY", "Authorization", "Bearer ")];

    public async Task<FetchedCatalog> FetchAsync(ApiConnection api, Func<string, bool> wanted, Action<int, int> progress, CancellationToken cancellationToken)
    {
        progress(0, 1);
        var answer = await api.GetAsync(Path, cancellationToken);
        progress(1, 1);
        var items = ListOf(answer) ?? throw new FetchException($"{Path}: the answer contains no recognizable list of models (its format is not documented). Nothing was compared.");
        Limit.Models(items.Count, api.Limits, Path);
        var names = items.Select((item, index) => NameOf(item) ?? throw new FetchException(FormattableString.Invariant($"{Path}[{index}]: no recognizable name."))).ToList();
        return new FetchedCatalog($"GET {api.Address}{Path}", names, []) { NamesOnly = true };
    }

    private static JsonArray? ListOf(JsonNode? answer)
    {
        // A paged list is incomplete, and how to request the remaining pages is not documented.
        if (answer is JsonObject paged && (paged["has_more"]?.GetValueKind() == JsonValueKind.True || paged["next"] is not null))
        {
            throw new FetchException($"{Path}: the list is paged. A partial list is not compared.");
        }

        return answer as JsonArray ?? s_lists.Select(name => (answer as JsonObject)?[name]).OfType<JsonArray>().FirstOrDefault();
    }

    private static string? NameOf(JsonNode? item) => item switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonObject model => s_names.Select(name => model[name]).OfType<JsonValue>()
            .Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => value.GetValue<string>()).FirstOrDefault(),
        _ => null,
    };
}
