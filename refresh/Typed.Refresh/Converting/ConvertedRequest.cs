using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.Files;

namespace Typed.Refresh.Converting;

/// <summary>A request's model and parameters, extracted from the provider's envelope.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="LeftOut">Members of the envelope that are not parameters.</param>
internal sealed record ConvertedRequest(CatalogModel Model, JsonObject Parameters, IReadOnlyList<string> LeftOut)
{
    private const string CreatifyModel = "model_name";
    private const string CreatifyParameters = "input_params";
    private const string OtherModel = "model";

    // A member of the request, not of the model: a submission has an option for it.
    private const string Webhook = "webhook_url";

    /// <exception cref="ToolException">The text is not a JSON object, or does not name its model.</exception>
    public static ConvertedRequest Read(ModelList models, string text, string? named)
    {
        JsonObject root;
        try
        {
            root = StrictJson.Parse(text) as JsonObject ?? throw new ToolException("The body is not a JSON object.");
        }
        catch (JsonException problem)
        {
            throw new ToolException($"The body is not valid JSON: line {(problem.LineNumber ?? 0) + 1}, position {(problem.BytePositionInLine ?? 0) + 1}.", problem);
        }

        var isWrapped = root[CreatifyParameters] is JsonObject;
        var name = named ?? Text(root, isWrapped ? CreatifyModel : OtherModel) ?? Text(root, CreatifyModel)
            ?? throw new ToolException("The body does not contain a model. Specify it with --model.");
        var model = named is null ? OfEnvelope(models, name) : models.Find(name);
        var parameters = (JsonObject)(isWrapped ? root[CreatifyParameters]! : root).DeepClone();
        if (isWrapped)
        {
            return new ConvertedRequest(model, parameters, [.. root.Select(member => member.Key).Where(key => key is not (CreatifyModel or CreatifyParameters))]);
        }

        var leftOut = new List<string>();
        foreach (var member in new[] { OtherModel, CreatifyModel, Webhook })
        {
            // A model may have a parameter with that name.
            if (model.Spec.Properties.All(property => property.WireName != member) && parameters.Remove(member) && member == Webhook)
            {
                leftOut.Add(member);
            }
        }

        return new ConvertedRequest(model, parameters, leftOut);
    }

    // One provider's operations are part of our names for its models, but not of its own names.
    private static CatalogModel OfEnvelope(ModelList models, string name)
    {
        var within = models.Models.Where(model => model.Name.EndsWith("/" + name, StringComparison.Ordinal)).ToList();
        return within.Count == 1 && models.Models.All(model => model.Name != name) ? within[0] : models.Find(name);
    }

    private static string? Text(JsonObject root, string name) =>
        root[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
