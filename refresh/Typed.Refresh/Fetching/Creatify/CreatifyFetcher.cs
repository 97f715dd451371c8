using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Fetching.Creatify;

/// <summary>Creatify's list of models with their schemas (docs.creatify.ai/api-reference/ai-generation/get-ai-generation-schema).</summary>
internal sealed class CreatifyFetcher : IProviderApi
{
    private const string Path = "api/asset_generator/schemas/";

    public string Provider => "creatify";

    public Uri Address { get; } = new("https://api.creatify.ai/");

    public IReadOnlyList<KeyVariable> Keys { get; } = [new("CREATIFY_API_ID", "X-API-ID"), new("CREATIFY_API_KEY", "X-API-KEY")];

    public async Task<FetchedCatalog> FetchAsync(ApiConnection api, Func<string, bool> wanted, Action<int, int> progress, CancellationToken cancellationToken)
    {
        progress(0, 1);
        var list = AnswerReading.Array(await api.GetAsync(Path, cancellationToken), Path);
        progress(1, 1);
        Limit.Models(list.Count, api.Limits, Path);
        var models = list.Select((item, index) => Read(item, FormattableString.Invariant($"{Path}[{index}]"))).ToList();
        return new FetchedCatalog($"GET {api.Address}{Path}", [.. models.Select(model => model.Name)], [.. models.Where(model => wanted(model.Name))]);
    }

    // An older copy of the documentation calls the members gen_type and schema_uri.
    private static FetchedModel Read(JsonNode? item, string place)
    {
        var model = AnswerReading.Object(item, place);
        var name = AnswerReading.Text(model["model_name"], place + ".model_name");
        var kind = AnswerReading.ModelKind(model["generation_type"] ?? model["gen_type"], place + ".generation_type");
        var schema = AnswerReading.Object(model["input_params_schema"], place + ".input_params_schema").DeepClone().AsObject();
        if (schema["schema_uri"] is { } uri && !schema.ContainsKey("$schema"))
        {
            schema.Remove("schema_uri");
            schema.Insert(0, "$schema", uri.DeepClone());
        }

        AnswerReading.Object(schema["properties"], place + ".input_params_schema.properties");
        return new FetchedModel(name, kind, schema);
    }
}
