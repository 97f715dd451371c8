using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.CSharp;
using Typed.Refresh.Output;

namespace Typed.Refresh.Requests;

/// <summary>A request that was checked and priced by the generated record itself.</summary>
/// <param name="Model">The model.</param>
/// <param name="Result">The check, with the record if the request is valid.</param>
/// <param name="StandIns">Required parameters that the request did not set and that got a placeholder.</param>
internal sealed record PricedRequest(CatalogModel Model, ParseResult Result, IReadOnlyList<string> StandIns)
{
    /// <summary>Adds a placeholder for each required parameter that is missing, then checks the request.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">The parameters; placeholders are added to it.</param>
    /// <param name="record">The compiled record, or null to compile it.</param>
    public static PricedRequest Of(CatalogModel model, JsonObject request, ModelInfo? record = null)
    {
        var standIns = new List<string>();
        foreach (var (name, value) in SampleRequest.Required(model).Where(member => !request.ContainsKey(member.Key)))
        {
            request[name] = value?.DeepClone();
            standIns.Add(name);
        }

        using var document = JsonDocument.Parse(request.ToJsonString());
        return new PricedRequest(model, (record ?? ModelRecords.Of(model)).Parse(document.RootElement), standIns);
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["provider"] = Model.Provider, ["model"] = Model.Name, ["valid"] = Result.IsValid };
        if (Result.IsValid)
        {
            foreach (var (name, value) in CostJson.Of(Result.Params.Cost))
            {
                json[name] = value?.DeepClone();
            }
        }

        json["violations"] = ViolationText.Json(Result.Report);
        json["stand_ins"] = new JsonArray([.. StandIns.Select(name => (JsonNode?)JsonValue.Create(name))]);
        return json;
    }
}
