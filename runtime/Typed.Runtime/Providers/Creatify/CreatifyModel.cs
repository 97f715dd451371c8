using System.Text.Json;
using Typed.Creatify.Wire;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify;

/// <summary>A model as Creatify currently lists it, with the schema of its <c>input_params</c>.</summary>
/// <remarks>docs.creatify.ai/api-reference/ai-generation/get-ai-generation-schema. The schema's dialect member is
/// <c>$schema</c> on one page and <c>schema_uri</c> on another: both are read.</remarks>
public sealed class CreatifyModel
{
    private CreatifyModel(string name, ModelAnswer model)
    {
        Name = name;
        Kind = new ModelKind(model.GenerationType ?? model.GenType ?? "");
        InputSchema = model.InputParamsSchema;
        var dialect = WireObject.Read(InputSchema, CreatifyWire.Default.SchemaDialect);
        Dialect = dialect.Schema ?? dialect.SchemaUri;
        Raw = model.Raw;
    }

    /// <summary>The model's name, as accepted by the create call.</summary>
    public string Name { get; }

    /// <summary>The model's input and output kind. An unknown kind keeps its text.</summary>
    public ModelKind Kind { get; }

    /// <summary>The JSON Schema of <c>input_params</c>, unchanged, or undefined if there was none.</summary>
    public JsonElement InputSchema { get; }

    /// <summary>The dialect named by the schema, or null if it names none.</summary>
    public string? Dialect { get; }

    /// <summary>The complete entry, including unknown members.</summary>
    public JsonElement Raw { get; }

    /// <summary>The model's name.</summary>
    public override string ToString() => Name;

    internal static CreatifyModel? Read(JsonElement json) =>
        WireObject.Read(json, CreatifyWire.Default.ModelAnswer) is { ModelName: { } name } model ? new CreatifyModel(name, model) : null;
}
