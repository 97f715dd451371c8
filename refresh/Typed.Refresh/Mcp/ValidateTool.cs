using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.Output;

namespace Typed.Refresh.Mcp;

/// <summary><c>validate</c>: the record's own check of a request.</summary>
internal static class ValidateTool
{
    public static CatalogTool Create(CatalogSession session) => new(
        "validate",
        "Validate a request",
        "Checks the input parameters of a request, exactly as they would be sent, against all constraints of the model. Reports every violation with its JSON path and the allowed values. "
            + "Names that the schema does not have are listed in \"unknown\". A valid request comes with its cost. Nothing is sent.",
        $$"""
        {
          "type": "object", "additionalProperties": false, "required": ["model", "parameters"],
          "properties": { {{ModelArguments.Model}}, "parameters": { "type": "object", "description": "The input parameters as JSON, with exact types." } }
        }
        """,
        (arguments, _) =>
        {
            var model = session.Models.Find(arguments.Text("model"));
            return Task.FromResult(Check(model, session.RecordOf(model), arguments.Object("parameters")));
        });

    /// <summary>The verdict on a request.</summary>
    public static JsonObject Check(CatalogModel model, ModelInfo record, JsonObject parameters)
    {
        using var document = JsonDocument.Parse(parameters.ToJsonString());
        var result = record.Parse(document.RootElement);
        var names = model.Spec.Properties.Select(property => property.WireName).ToList();
        return new JsonObject
        {
            ["provider"] = model.Provider,
            ["model"] = model.Name,
            ["valid"] = result.IsValid,
            ["violations"] = ViolationText.Json(result.Report),
            ["unknown"] = new JsonArray([.. parameters.Select(member => member.Key).Where(name => !names.Contains(name, StringComparer.Ordinal))
                .Select(name => (JsonNode?)JsonValue.Create(name + "." + Suggestion.For(name, names)))]),
            ["cost"] = result.IsValid ? CostJson.Of(result.Params.Cost) : null,
        };
    }
}
