using System.Globalization;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Converts a JSON Schema to C# types: objects with properties, enums, unions, lists. Anything without a C# type remains JSON.</summary>
public sealed class SchemaReader
{
    private readonly DeclaredTypes _types = new();
    private readonly SchemaFlattener _flattener;
    private readonly DiagnosticBag _diagnostics;
    private readonly ReadingLimits _limits;
    private readonly PropertyReader _properties;
    private readonly UnionReader _unions;
    private readonly ItemsReader _items;

    private readonly string _record;

    /// <param name="flattener">Follows references and merges schemas.</param>
    /// <param name="diagnostics">Collects the problems.</param>
    /// <param name="record">The name of the model's record without <c>Params</c>; all declared types begin with it.</param>
    public SchemaReader(SchemaFlattener flattener, DiagnosticBag diagnostics, string record)
    {
        (_flattener, _diagnostics, _limits, _record) = (flattener, diagnostics, new ReadingLimits(diagnostics), record);
        _properties = new PropertyReader(this, _types, flattener, diagnostics);
        _unions = new UnionReader(this, _types, flattener);
        _items = new ItemsReader(this, _types, flattener, _limits);
    }

    public EquatableArray<DeclaredType> Types => _types.ToArray();

    /// <summary>Whether any value has constraints that its type does not check, so that a residual schema checks them.</summary>
    public bool NeedsResidualSchema { get; internal set; }

    /// <summary>Reads the properties of an object schema.</summary>
    public EquatableArray<PropertySpec> Properties(SchemaView schema, string suffix) => _properties.Read(schema, suffix);

    /// <summary>Reads the type of a value.</summary>
    /// <param name="view">The schema.</param>
    /// <param name="field">The field's name on the wire.</param>
    /// <param name="suffix">The end of a declared type's name.</param>
    internal FoundType Type(SchemaView view, string field, string suffix)
    {
        if (view.IsNever || !_limits.TryEnter(view))
        {
            NeedsResidualSchema = true;
            return new FoundType(TypeRef.Json, Nullable: true);
        }

        var found = TypeWithin(view, field, suffix);
        _limits.Leave();
        return found;
    }

    private FoundType TypeWithin(SchemaView view, string field, string suffix)
    {
        var alternatives = Alternatives.Read(view, _flattener);
        // Listed values without null exclude it, regardless of the other keywords.
        var nullable = alternatives.Nullable
            || (alternatives.Values is null && (view.IsTrue("nullable") || TypeNames.Of(view["type"]).Contains("null")));
        NeedsResidualSchema |= alternatives.AreStricter;
        if (alternatives.Merged is { } only)
        {
            NeedsResidualSchema |= !Keywords.AreExpressed(view, TypeShape.Union);
            var found = Type(only, field, suffix);
            // anyOf: [{ …, default }, { type: null }]: who writes a nullable value puts its default beside its type.
            return found with { Nullable = found.Nullable || nullable, Default = only["default"] ?? found.Default };
        }

        var result = alternatives.Values is { } values ? Enumerated(view, values, field, suffix, alternatives.IsOpen)
            : alternatives.Branches.Count > 1 ? _unions.Read(view, alternatives.Branches, field, suffix)
            : Simple(view, field, suffix);
        NeedsResidualSchema |= !Keywords.AreExpressed(view, result.Type.Shape, IsExactlyOne(result.Type));
        return result with { Nullable = result.Nullable || nullable };
    }

    private FoundType Enumerated(SchemaView view, IReadOnlyList<JsonNode> values, string field, string suffix, bool isOpen)
    {
        var nullable = values.Any(value => value.Kind == JsonKind.Null);
        var present = values.Where(value => value.Kind != JsonKind.Null).ToList();
        if (present.Count == 0 || present.Any(value => value.Kind is not (JsonKind.String or JsonKind.Number)))
        {
            NeedsResidualSchema = true;
            return new FoundType(present.Count > 0 && present.All(value => value.Kind is JsonKind.True or JsonKind.False) ? TypeRef.Boolean : TypeRef.Json, nullable);
        }

        var role = Roles.Of(view, field);
        var members = EnumReader.Read(present, field, isOpen, ref role, _diagnostics);
        var index = _types.Reserve(null);
        _types.Set(index, new EnumSpec(_types.ClaimSuffix(suffix, EnumSpec.CompanionsOf(role, isOpen)), view.Text("description"), field, role, isOpen, members));
        var shape = isOpen ? TypeShape.OpenEnum : TypeShape.Enum;
        return new FoundType(new TypeRef(shape, index), nullable, isOpen ? ConstraintReader.Read(view, shape) : ConstraintSpec.None);
    }

    private FoundType Simple(SchemaView view, string field, string suffix)
    {
        var names = TypeNames.Of(view["type"]).Where(name => name != "null").ToList();
        if (names.Count == 0)
        {
            names = Inferred(view);
        }

        if (names.Count == 2 && names.Contains("integer") && names.Contains("number"))
        {
            names = ["number"];
        }

        // A number with such a format is a whole number.
        if (names.Count == 1 && names[0] == "number" && view.Text("format") is "int32" or "int64")
        {
            names = ["integer"];
        }

        if (names.Count > 1)
        {
            return _unions.Read(view, names.Select(name => WithType(view, name)).ToList(), field, suffix);
        }

        var type = (names.Count == 0 ? "" : names[0]) switch
        {
            "string" => TypeRef.Text,
            "integer" => ConstraintReader.FitsInt32(view) ? TypeRef.Int32 : TypeRef.Integer,
            "number" => TypeRef.Number,
            "boolean" => TypeRef.Boolean,
            "object" => view["properties"] is { Members.Count: > 0 } ? Object(view, suffix) : null,
            "array" => null,
            _ => TypeRef.Json,
        };
        return type is null
            ? names[0] == "array" ? _items.List(view, field, suffix) : _items.Map(view, field, suffix)
            : new FoundType(type, Nullable: false, ConstraintReader.Read(view, type.Shape), view.Text("x-media"));
    }

    // A schema without a type still implies one through its keywords.
    private static List<string> Inferred(SchemaView view) =>
        view.Has("properties") ? ["object"]
        : view.Has("items") || view.Has("prefixItems") ? ["array"]
        : [];

    private static SchemaView WithType(SchemaView view, string name)
    {
        var narrowed = new SchemaView(view.Node);
        foreach (var keyword in view.Keywords)
        {
            narrowed.Set(keyword, view[keyword]!);
        }

        narrowed.Set("type", new JsonNode(JsonKind.String, view.Node.Place) { Text = name });
        narrowed.Remove("default");
        return narrowed;
    }

    private TypeRef Object(SchemaView view, string suffix)
    {
        if (_types.TryGet(view.Identity, out var known))
        {
            return new TypeRef(TypeShape.Object, known);
        }

        var index = _types.Reserve(view.Identity);
        var claimed = TypeNaming.NameOf(view.Node) is { } named ? _types.ClaimFirstFree(TypeNaming.WithoutRecord(named, _record), suffix) : _types.ClaimSuffix(suffix);
        _types.Set(index, new ObjectSpec(claimed, view.Text("description"), EquatableArray<PropertySpec>.Empty));
        var properties = Properties(view, claimed);
        _types.Set(index, new ObjectSpec(claimed, view.Text("description"), properties) { IsExactlyOne = ExactlyOne.Applies(view, properties) });
        return new TypeRef(TypeShape.Object, index);
    }

    private bool IsExactlyOne(TypeRef type) => type.Shape == TypeShape.Object && _types.Get(type.Declared) is ObjectSpec { IsExactlyOne: true };
}
