using System.Text.Json.Nodes;
using Typed.Refresh.Converting;
using Typed.Refresh.CSharp;

namespace Typed.Refresh.Mcp;

/// <summary><c>convert</c>: a curl command or a JSON body to C#.</summary>
internal static class ConvertTool
{
    // More than any request needs, and too little to cause memory problems.
    private const int MaxLength = 4 * 1024 * 1024;

    public static CatalogTool Create(CatalogSession session) => new(
        "convert",
        "Convert a request to C#",
        "Converts a curl command or a JSON body for a provider's API to C# that sends the same request. Headers, credentials and the address are ignored. "
            + "\"left_out\" lists members that are not parameters, \"extra\" those that the schema does not have, and \"check\" says whether the model accepts the request.",
        """
        {
          "type": "object", "additionalProperties": false, "required": ["request"],
          "properties": {
            "request": { "type": "string", "description": "The curl command, or the JSON body." },
            "model": { "type": "string", "description": "The model, if the body does not contain it." },
            "use_defaults": { "type": "boolean", "description": "Leave out what the request omits, so that the record sends the documented defaults. Default: false." }
          }
        }
        """,
        (arguments, _) =>
        {
            var text = arguments.Text("request");
            if (text.Length > MaxLength)
            {
                throw new ToolException("The text is too long for a request.");
            }

            // A file that the command refers to is never read.
            var body = CurlCommand.Is(text) ? new CurlCommand(null).Body(text) : text;
            var request = ConvertedRequest.Read(session.Models, body, arguments.OptionalText("model"));
            var names = request.Model.Spec.Properties.Select(property => property.WireName).ToHashSet(StringComparer.Ordinal);
            return Task.FromResult(new JsonObject
            {
                ["provider"] = request.Model.Provider,
                ["model"] = request.Model.Name,
                ["code"] = InitializerText.Of(request.Model, request.Parameters.ToJsonString(), arguments.Flag("use_defaults")),
                ["left_out"] = new JsonArray([.. request.LeftOut.Select(name => (JsonNode?)JsonValue.Create(name))]),
                ["extra"] = new JsonArray([.. request.Parameters.Select(member => member.Key).Where(name => !names.Contains(name)).Select(name => (JsonNode?)JsonValue.Create(name))]),
                ["check"] = ValidateTool.Check(request.Model, session.RecordOf(request.Model), request.Parameters),
            });
        });
}
