using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Typed.Tables;
using Typed.Validation;
using Typed.Validation.Residual;

namespace Typed.Specification;

/// <summary>Reads the JSON tables in generated code: fields, prices, rules and source. Called by generated code.</summary>
/// <remarks>A table is one literal, because compiling thousands of object initializers would slow the build.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParamTable
{
    // A table can hold a schema up to the generator's limit of 128 levels, plus the table's own levels.
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 256 };

    /// <summary>Reads the fields of an object or the branches of a union.</summary>
    /// <param name="table">A JSON array of fields.</param>
    public static ParamField[] Fields(string table) => FieldRows.Fields(new TableScanner(table));

    /// <summary>Reads the fields of an object or the branches of a union.</summary>
    /// <param name="table">A JSON array of fields.</param>
    public static ParamField[] Fields(ReadOnlySpan<byte> table) => Fields(Encoding.UTF8.GetString(table));

    /// <summary>Reads the other model data.</summary>
    /// <typeparam name="T">The model's record type.</typeparam>
    /// <param name="provider">The provider's key.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="kind">The model's kind.</param>
    /// <param name="table">A JSON object: prices and rules.</param>
    /// <param name="origin">A JSON object: the source, and the schema if the fields do not express all of it.</param>
    /// <param name="fields">The model's fields.</param>
    public static ModelInfo<T> Model<T>(string provider, string name, string kind, string table, string origin, ParamField[] fields)
        where T : ModelParams, IModelParams<T>
    {
        var (prices, rules) = PricesAndRules(new TableScanner(table));
        var (source, residual) = SourceAndSchema(new TableScanner(origin));
        return new ModelInfo<T>(provider, name, kind, fields) { Prices = prices, Rules = rules, Source = source, Residual = residual };
    }

    /// <inheritdoc cref="Model{T}(string, string, string, string, string, ParamField[])"/>
    public static ModelInfo<T> Model<T>(string provider, string name, string kind, string table, ReadOnlySpan<byte> origin, ParamField[] fields)
        where T : ModelParams, IModelParams<T> => Model<T>(provider, name, kind, table, Encoding.UTF8.GetString(origin), fields);

    /// <inheritdoc cref="Model{T}(string, string, string, string, string, ParamField[])"/>
    public static ModelInfo<T> Model<T>(string provider, string name, string kind, ReadOnlySpan<byte> table, string origin, ParamField[] fields)
        where T : ModelParams, IModelParams<T> => Model<T>(provider, name, kind, Encoding.UTF8.GetString(table), origin, fields);

    /// <inheritdoc cref="Model{T}(string, string, string, string, string, ParamField[])"/>
    public static ModelInfo<T> Model<T>(string provider, string name, string kind, ReadOnlySpan<byte> table, ReadOnlySpan<byte> origin, ParamField[] fields)
        where T : ModelParams, IModelParams<T> => Model<T>(provider, name, kind, Encoding.UTF8.GetString(table), Encoding.UTF8.GetString(origin), fields);

    private static (PriceTable? Prices, IReadOnlyList<CrossFieldRule> Rules) PricesAndRules(TableScanner table)
    {
        PriceTable? prices = null;
        IReadOnlyList<CrossFieldRule> rules = [];
        table.Enter();
        while (table.Next())
        {
            switch (table.Name())
            {
                case "prices": prices = PriceRows.Table(table); break;
                case "rules": rules = Rules(table); break;
                default: table.Skip(); break;
            }
        }

        return (prices, rules);
    }

    private static (SchemaSource Source, ResidualSchema? Schema) SourceAndSchema(TableScanner origin)
    {
        var (document, retrieved, certainty) = ("", "", "");
        ResidualSchema? schema = null;
        origin.Enter();
        while (origin.Next())
        {
            switch (origin.Name())
            {
                case "document": document = origin.Text(); break;
                case "retrieved": retrieved = origin.Text(); break;
                case "certainty": certainty = origin.Text(); break;
                case "schema": schema = Schema(origin.Raw()); break;
                default: origin.Skip(); break;
            }
        }

        return (new SchemaSource(document, retrieved, certainty), schema);
    }

    // A method of its own: most models have none, and need no reader of JSON documents.
    private static ResidualSchema Schema(string json)
    {
        using var document = JsonDocument.Parse(json, s_deep);
        return new ResidualSchema(document.RootElement.Clone());
    }

    private static CrossFieldRule[] Rules(TableScanner table)
    {
        var rules = new List<CrossFieldRule>();
        table.Enter();
        while (table.Next())
        {
            rules.Add(Rule(table));
        }

        return rules.ToArray();
    }

    private static CrossFieldRule Rule(TableScanner row)
    {
        var (id, kind, statement, source) = ("", default(CrossFieldRuleKind), "", "");
        string[] terms = [];
        decimal? minimum = null, maximum = null;
        var isWarning = false;
        row.Enter();
        while (row.Next())
        {
            switch (row.Name())
            {
                case "id": id = row.Text(); break;
                case "kind": kind = Enum.Parse<CrossFieldRuleKind>(row.Text()); break;
                case "statement": statement = row.Text(); break;
                case "terms": terms = row.Texts(); break;
                case "minimum": minimum = row.Number(); break;
                case "maximum": maximum = row.Number(); break;
                case "warning": isWarning = row.Flag(); break;
                case "source": source = row.Text(); break;
                default: row.Skip(); break;
            }
        }

        return new CrossFieldRule(id, kind, statement, terms)
        {
            Minimum = minimum,
            Maximum = maximum,
            Severity = isWarning ? ViolationSeverity.Warning : ViolationSeverity.Error,
            Source = source,
        };
    }
}
