using System.Text.Json.Nodes;
using Typed.Refresh.CSharp;

namespace Typed.Refresh.Mcp;

/// <summary><c>sample_code</c>: C# for a request.</summary>
internal static class SampleCodeTool
{
    public static CatalogTool Create(CatalogSession session) => new(
        "sample_code",
        "Write C# for a request",
        "Writes C# that compiles for a request to a model: \"code\" is the request, \"program\" a whole program that submits it, waits, and saves the files. "
            + "Without \"parameters\" the request sets the required parameters and those that decide length, size and price. With \"parameters\" it sets exactly these, and \"check\" says whether the model accepts them.",
        $$"""
        {
          "type": "object", "additionalProperties": false, "required": ["model"],
          "properties": { {{ModelArguments.Model}}, "parameters": { "type": "object", "description": "The input parameters as JSON, with exact types." } }
        }
        """,
        (arguments, _) =>
        {
            var model = session.Models.Find(arguments.Text("model"));
            var parameters = arguments.Has("parameters") ? arguments.Object("parameters") : SampleRequest.Of(model);
            var code = InitializerText.Of(model, parameters.ToJsonString(), leavesDefaults: true);
            return Task.FromResult(new JsonObject
            {
                ["provider"] = model.Provider,
                ["model"] = model.Name,
                ["record"] = $"{model.Namespace}.{model.Record}",
                ["packages"] = new JsonArray("Typed.Models"),
                ["code"] = code,
                ["program"] = ProgramText.Of(model, code),
                ["check"] = ValidateTool.Check(model, session.RecordOf(model), parameters),
            });
        });
}
