using Typed.Refresh.Catalog;
using Typed.Refresh.Requests;

namespace Typed.Refresh.Mcp;

/// <summary><c>price</c>: the price of a request.</summary>
internal static class PriceTool
{
    public static CatalogTool Create(CatalogSession session) => new(
        "price",
        "Price a request",
        "Computes what a request costs, from the provider's published price table. Set the parameters that matter for the price, such as duration and resolution; 10 is accepted for \"10\" or "
            + "\"10s\". Required parameters that are not set get a placeholder and are listed in \"stand_ins\"; all others have their documented default. "
            + "If no price is published for the combination, \"credits\" is null and \"reason\" says why.",
        $$"""
        {
          "type": "object", "additionalProperties": false, "required": ["model"],
          "properties": { {{ModelArguments.Model}}, "parameters": { "type": "object", "description": "The parameters by their names in show_model." } }
        }
        """,
        (arguments, _) =>
        {
            var model = session.Models.Find(arguments.Text("model"));
            var request = ParameterText.ToWire(model, arguments.Object("parameters"));
            return Task.FromResult(PricedRequest.Of(model, request, session.RecordOf(model)).ToJson());
        });
}
