using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Typed.Validation;
using Typed.Validation.Residual;
using static Typed.Specification.TableRow;

namespace Typed.Specification;

/// <summary>Reads the JSON tables in generated code: fields, prices, rules and source. Called by generated code.</summary>
/// <remarks>A table is one literal, because compiling thousands of object initializers would slow the build.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParamTable
{
    // A table can hold a schema up to the generator's limit of 128 levels, plus the table's own levels.
    private static readonly JsonReaderOptions s_deep = new() { MaxDepth = 256 };

    /// <summary>Reads the fields of an object or the branches of a union.</summary>
    /// <param name="table">A JSON array of fields.</param>
    public static ParamField[] Fields(string table) => Fields(Encoding.UTF8.GetBytes(table));

    /// <summary>Reads the fields of an object or the branches of a union.</summary>
    /// <param name="table">A JSON array of fields.</param>
    public static ParamField[] Fields(ReadOnlySpan<byte> table) => Each(Parse(table), Field);

    internal static WireValue[] Values(ReadOnlySpan<byte> table) => Values(Parse(table));

    private static WireValue[] Values(JsonElement rows) => Each(rows, Value);

    /// <summary>Reads the other model data.</summary>
    /// <typeparam name="T">The model's record type.</typeparam>
    /// <param name="provider">The provider's key.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="kind">The model's kind.</param>
    /// <param name="table">A JSON object: prices and rules.</param>
    /// <param name="origin">A JSON object: the source, and the schema if the fields do not express all of it.</param>
    /// <param name="fields">The model's fields.</param>
    public static ModelInfo<T> Model<T>(string provider, string name, string kind, string table, string origin, ParamField[] fields)
        where T : ModelParams, IModelParams<T> => Model<T>(provider, name, kind, Encoding.UTF8.GetBytes(table), Encoding.UTF8.GetBytes(origin), fields);

    /// <inheritdoc cref="Model{T}(string, string, string, string, string, ParamField[])"/>
    public static ModelInfo<T> Model<T>(string provider, string name, string kind, string table, ReadOnlySpan<byte> origin, ParamField[] fields)
        where T : ModelParams, IModelParams<T> => Model<T>(provider, name, kind, Encoding.UTF8.GetBytes(table), origin, fields);

    /// <inheritdoc cref="Model{T}(string, string, string, string, string, ParamField[])"/>
    public static ModelInfo<T> Model<T>(string provider, string name, string kind, ReadOnlySpan<byte> table, string origin, ParamField[] fields)
        where T : ModelParams, IModelParams<T> => Model<T>(provider, name, kind, table, Encoding.UTF8.GetBytes(origin), fields);

    /// <inheritdoc cref="Model{T}(string, string, string, string, string, ParamField[])"/>
    public static ModelInfo<T> Model<T>(string provider, string name, string kind, ReadOnlySpan<byte> table, ReadOnlySpan<byte> origin, ParamField[] fields)
        where T : ModelParams, IModelParams<T>
    {
        var json = Parse(table);
        var source = Parse(origin);
        return new ModelInfo<T>(provider, name, kind, fields)
        {
            Prices = json.TryGetProperty("prices", out var prices) ? Prices(prices) : null,
            Rules = json.TryGetProperty("rules", out var rules) ? Each(rules, Rule) : [],
            Source = new SchemaSource(Text(source, "document"), Text(source, "retrieved"), Text(source, "certainty")),
            Residual = source.TryGetProperty("schema", out var schema) ? new ResidualSchema(schema) : null,
        };
    }

    private static JsonElement Parse(ReadOnlySpan<byte> table)
    {
        var reader = new Utf8JsonReader(table, s_deep);
        return JsonElement.ParseValue(ref reader);
    }

    private static ParamField Field(JsonElement row) => new(OptionalText(row, "name") ?? "", KindOf(Text(row, "kind")), row)
    {
        Required = Flag(row, "required"),
        Nullable = Flag(row, "nullable"),
        Role = RoleOf(OptionalText(row, "role")),
        Default = row.TryGetProperty("default", out var value) ? value.GetRawText() : null,
        Media = OptionalText(row, "media"),
        Values = row.TryGetProperty("values", out var values) ? Values(values) : [],
        Items = row.TryGetProperty("items", out var items) ? Field(items) : null,
        Fields = row.TryGetProperty("fields", out var nested) ? Each(nested, Field) : [],
        Branches = row.TryGetProperty("branches", out var branches) ? Each(branches, Field) : [],
        IsExactlyOne = Flag(row, "exactlyOne"),
        Slot = Count(row, "slot") ?? -1,
        CostEffect = OptionalText(row, "cost") is { } effect ? Enum.Parse<CostEffect>(effect) : CostEffect.Unknown,
    };

    // [number, value]: the enum member's number and the value on the wire.
    private static WireValue Value(JsonElement row)
    {
        var number = row[0].GetInt32();
        var wire = row[1];
        return wire.ValueKind == JsonValueKind.String
            ? new WireValue(number, wire.GetString()!)
            : new WireValue(number, wire.GetRawText(), wire.GetRawText());
    }

    private static PriceTable Prices(JsonElement json) =>
        new(Text(json, "unit"), Text(json, "per"), Each(json.GetProperty("rules"), PriceRule))
        {
            Certainty = (CostCertainty)Count(json, "certainty").GetValueOrDefault(),
            AsOf = Text(json, "asOf"),
            Retrieved = Text(json, "retrieved"),
            Source = Text(json, "source"),
            CountField = OptionalText(json, "count"),
            UpToField = OptionalText(json, "upTo"),
            Note = OptionalText(json, "note"),
            Statements = json.TryGetProperty("statements", out var statements) ? Each(statements, static row => new PriceStatement(row[0].GetString()!, row[1].GetString()!)) : [],
            Contradictions = json.TryGetProperty("contradictions", out var items) ? Each(items, Contradiction) : [],
        };

    // [credits, field, value, field, value, …]; [lowest, highest] in place of the credits where the sources differ.
    private static PriceRule PriceRule(JsonElement row)
    {
        var when = Each(row, static item => item.GetString()!, skip: 1);
        return row[0].ValueKind == JsonValueKind.Array
            ? new PriceRule(row[0][1].GetDecimal(), when) { AtLeast = row[0][0].GetDecimal() }
            : new PriceRule(row[0].GetDecimal(), when);
    }

    // [statement, field, value, field, value, …]
    private static PriceContradiction Contradiction(JsonElement row) =>
        new(row[0].GetString()!, Each(row, static item => item.GetString()!, skip: 1));

    private static CrossFieldRule Rule(JsonElement row) =>
        new(
            Text(row, "id"),
            Enum.Parse<CrossFieldRuleKind>(Text(row, "kind")),
            Text(row, "statement"),
            Each(row.GetProperty("terms"), static term => term.GetString()!))
        {
            Minimum = Number(row, "minimum"),
            Maximum = Number(row, "maximum"),
            Severity = Flag(row, "warning") ? ViolationSeverity.Warning : ViolationSeverity.Error,
            Source = Text(row, "source"),
        };

    // A loop and words in place of LINQ and Enum.Parse, whose generic code is compiled just in time for these types when a model is first used.
    private static T[] Each<T>(JsonElement rows, Func<JsonElement, T> read, int skip = 0)
        where T : class
    {
        var items = new T[rows.GetArrayLength() - skip];
        var at = -skip;
        foreach (var row in rows.EnumerateArray())
        {
            if (at >= 0)
            {
                items[at] = read(row);
            }

            at++;
        }

        return items;
    }

    private static ParamKind KindOf(string word) => word switch
    {
        nameof(ParamKind.Text) => ParamKind.Text,
        nameof(ParamKind.Integer) => ParamKind.Integer,
        nameof(ParamKind.Number) => ParamKind.Number,
        nameof(ParamKind.Boolean) => ParamKind.Boolean,
        nameof(ParamKind.Choice) => ParamKind.Choice,
        nameof(ParamKind.List) => ParamKind.List,
        _ => Enum.Parse<ParamKind>(word),
    };

    private static ParamRole RoleOf(string? word) => word switch
    {
        null => ParamRole.None,
        nameof(ParamRole.Duration) => ParamRole.Duration,
        nameof(ParamRole.Resolution) => ParamRole.Resolution,
        nameof(ParamRole.AspectRatio) => ParamRole.AspectRatio,
        _ => Enum.Parse<ParamRole>(word),
    };
}
