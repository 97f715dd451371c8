using Typed.Refresh.Output;

namespace Typed.Refresh.Mcp;

/// <summary><c>show_model</c>: everything about one model.</summary>
internal static class ShowModelTool
{
    public static CatalogTool Create(CatalogSession session) => new(
        "show_model",
        "Show a model",
        "Shows one model: its parameters with types, allowed values, limits and defaults, its input slots, the rules between parameters, its price table with date and certainty, "
            + "and the C# record that represents it.",
        $$"""{ "type": "object", "additionalProperties": false, "required": ["model"], "properties": { {{ModelArguments.Model}} } }""",
        (arguments, _) => Task.FromResult(CatalogJson.Full(session.Models.Find(arguments.Text("model")))));
}
