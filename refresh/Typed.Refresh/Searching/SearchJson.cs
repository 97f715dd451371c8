using System.Text.Json.Nodes;
using Typed.Refresh.Output;

namespace Typed.Refresh.Searching;

/// <summary>Writes the result of a query as JSON.</summary>
internal static class SearchJson
{
    /// <param name="result">The result.</param>
    /// <param name="limit">The maximum number of models in each list.</param>
    public static JsonObject Of(SearchResult result, int limit = int.MaxValue) => new()
    {
        ["matches"] = new JsonArray([.. result.Matches.Take(limit).Select(Hit)]),
        ["unsure"] = new JsonArray([.. result.Unsure.Take(limit).Select(Hit)]),
        ["match_count"] = result.Matches.Count,
        ["unsure_count"] = result.Unsure.Count,
    };

    private static JsonObject Hit(SearchHit hit)
    {
        var json = new JsonObject
        {
            ["provider"] = hit.Model.Provider,
            ["model"] = hit.Model.Name,
            ["record"] = hit.Model.Record,
            ["kind"] = hit.Model.Kind,
            ["set"] = new JsonObject(hit.Match.Values.Select(value => KeyValuePair.Create(value.Key, JsonNode.Parse(value.Value)))),
            ["media"] = new JsonArray([.. hit.Match.Media.Select(name => (JsonNode?)JsonValue.Create(name))]),
            ["cost"] = CostJson.Of(hit.Match.Cost),
        };
        if (hit.Match.Doubts.Count > 0)
        {
            json["doubts"] = new JsonArray([.. hit.Match.Doubts.Select(doubt => (JsonNode?)JsonValue.Create(doubt))]);
        }

        return json;
    }
}
