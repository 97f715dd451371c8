using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Typed.Contracts;
using Typed.Specification;
using Typed.Validation;
using Typed.Validation.Residual;

namespace Typed;

/// <summary>Describes one model: its name, fields, prices and rules, and how to read its parameters from JSON.</summary>
public abstract class ModelInfo
{
    // The generator reads schemas of up to 128 levels.
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 256 };

    private readonly Dictionary<string, ParamField> _byName;
    private ValidationReport? _valid;

    private protected ModelInfo(string provider, string name, string kind, ParamField[] fields, Type paramsType)
    {
        ParamsType = paramsType;
        Provider = provider;
        Name = name;
        Kind = new ModelKind(kind);
        FieldArray = fields;
        _byName = new Dictionary<string, ParamField>(fields.Length, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            _byName[field.Name] = field;
        }

        Slots = SlotsOf(fields);
        ModelsInUse.Add(this);
    }

    /// <summary>The provider's key, which is also its folder name under <c>schemas/</c>, such as <c>creatify</c>.</summary>
    public string Provider { get; }

    /// <summary>The model's name as the provider spells it, such as <c>kling-video/v1.6/pro/image-to-video</c>.</summary>
    public string Name { get; }

    /// <summary>The model's kind of input and output.</summary>
    public ModelKind Kind { get; }

    /// <summary>The input fields with their constraints, required fields first.</summary>
    public IReadOnlyList<ParamField> Fields => FieldArray;

    internal ParamField[] FieldArray { get; }

    /// <summary>The named input slots in the provider's order; empty if the model has none. A slot is accepted only if all earlier slots are set.</summary>
    public IReadOnlyList<ParamField> Slots { get; }

    /// <summary>The published prices; null if the provider publishes none for this model.</summary>
    public PriceTable? Prices { get; init; }

    /// <summary>Rules between fields that the provider states only in prose.</summary>
    public IReadOnlyList<CrossFieldRule> Rules { get; init; } = [];

    /// <summary>The source of the schema and its reliability.</summary>
    public SchemaSource Source { get; init; } = SchemaSource.Unknown;

    /// <summary>The part of the schema that the record's types cannot express; null if they express all of it.</summary>
    internal ResidualSchema? Residual { get; init; }

    /// <summary>The record type of the input parameters.</summary>
    public Type ParamsType { get; }

    /// <summary>Returns the field with the given name, or null.</summary>
    /// <param name="name">The name on the wire, such as <c>aspect_ratio</c>.</param>
    public ParamField? Field(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Returns the JSON Schema (draft 2020-12) of the input parameters as the provider publishes it, with nested objects, unions and descriptions.</summary>
    /// <remarks>It is self-contained: every <c>$ref</c> leads to the root or to its <c>$defs</c>. Of a model that is not generated, it is the schema of its fields.</remarks>
    public JsonObject GetInputSchema() => PublishedSchema is { Length: > 0 } text
        ? FieldSchema.InOrder(JsonNode.Parse(text, documentOptions: s_deep)!.AsObject(), Fields)
        : FieldSchema.Of(Fields, Rules);

    /// <summary>Reads parameters from JSON and validates them. JSON that the model would reject does not throw.</summary>
    /// <param name="json">The value of <c>input_params</c>.</param>
    /// <returns>The parameters, if the JSON fits the record's types, and all violations.</returns>
    public ParseResult Parse(JsonElement json) => Parse(json, validates: true);

    /// <summary>Reads parameters from JSON without validating them.</summary>
    /// <exception cref="JsonException">The JSON does not fit the record's types. The message lists all violations.</exception>
    internal ModelParams ReadOnly(JsonElement json)
    {
        var result = Parse(json, validates: false);
        return result.Params as ModelParams ?? throw new JsonException(result.Report.ToString());
    }

    /// <summary>Reads parameters from JSON, with or without validating them.</summary>
    private protected abstract ParseResult Parse(JsonElement json, bool validates);

    private protected abstract string PublishedSchema { get; }

    internal abstract JsonTypeInfo CreateTypeInfo(JsonSerializerOptions options);

    internal abstract ValidationReport Validate(ModelParams value);

    /// <summary>The report of every valid request.</summary>
    internal ValidationReport Valid => _valid ??= new ValidationReport(Name, []);

    internal abstract Cost PriceOf(ModelParams value);

    /// <summary>Returns the price for the given values (JSON by name), with documented defaults for all other fields.</summary>
    internal abstract Cost PriceOf(IReadOnlyDictionary<string, string> values);

    // Loops in place of LINQ here and in the price lookup: its generic code is compiled just in time when a process first uses a model.
    private static ParamField[] SlotsOf(ParamField[] fields)
    {
        var slots = new List<ParamField>();
        foreach (var field in fields)
        {
            if (field.Slot >= 0)
            {
                var at = slots.Count;
                while (at > 0 && slots[at - 1].Slot > field.Slot)
                {
                    at--;
                }

                slots.Insert(at, field);
            }
        }

        return slots.ToArray();
    }
}
