using System.Globalization;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Converts a JSON Schema to C# types: objects with properties, enums, unions, lists. Anything without a C# type remains JSON.</summary>
public sealed class SchemaReader(SchemaFlattener flattener, DiagnosticBag diagnostics)
{
    // The maximum nesting of objects. A schema below this depth is kept as JSON.
    private const int MaxTypeDepth = 32;

    // A schema that refers to itself twice doubles at each level. The largest legitimate one stays far below this limit.
    private const int MaxTypes = 20_000;

    private readonly DeclaredTypes _types = new();
    private int _depth;
    private int _count;
    private bool _isLimitTold;

    public EquatableArray<DeclaredType> Types => _types.ToArray();

    /// <summary>Whether any value has schema constraints that its type does not check.</summary>
    public bool SaysMore { get; private set; }

    /// <summary>Reads the properties of an object schema: required ones first, in the order of <c>required</c>, then the others by <c>x-order</c> and by name.</summary>
    /// <remarks>The order does not depend on the file's, so a provider that reorders its keys changes nothing.</remarks>
    public EquatableArray<PropertySpec> Properties(SchemaView schema, string suffix)
    {
        var members = schema["properties"]?.Members ?? [];
        var required = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in schema["required"] is { Kind: JsonKind.Array } list ? list.Items.Where(item => item.Kind == JsonKind.String) : [])
        {
            if (!required.ContainsKey(item.Text))
            {
                required.Add(item.Text, required.Count);
            }
        }

        var names = MemberNames.ForProperties();
        return members
            .OrderBy(member => required.TryGetValue(member.Key, out var at) ? at : int.MaxValue)
            .ThenBy(member => OrderOf(member.Value))
            .ThenBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => Property(member.Key, member.Value, names, suffix, required.ContainsKey(member.Key)))
            .ToEquatableArray();
    }

    private static decimal OrderOf(JsonNode schema) =>
        schema["x-order"] is { Kind: JsonKind.Number } order && Numbers.ToDecimal(order.Text) is { } number ? number : decimal.MaxValue;

    private PropertySpec Property(string name, JsonNode schema, UniqueNames names, string suffix, bool required)
    {
        var view = flattener.Flatten(schema);
        var member = MemberNames.Claim(names, view.Text("x-name") ?? name);
        var found = Type(view, name, suffix + member);
        var property = new PropertySpec(name, member, found.Type)
        {
            Required = required,
            Nullable = found.Nullable,
            Constraints = found.Constraints,
            Description = DescriptionOf(view),
            Media = view.Text("x-media") ?? found.Media,
            Role = found.Type.Shape is TypeShape.Enum ? ((EnumSpec)_types.Get(found.Type.Declared)).Role : Roles.Of(view, name),
            Deprecated = view.IsTrue("deprecated"),
        };
        return (view["default"] ?? found.Default) is { } value && value.Kind != JsonKind.Null ? WithDefault(property, value) : property;
    }

    // A default that an import set aside is documented, but not sent.
    private static string? DescriptionOf(SchemaView view)
    {
        var text = view.Text("description") ?? view.Text("title");
        return view["x-default"] is { } value && value.Kind is not (JsonKind.Object or JsonKind.Array)
            ? $"{text?.TrimEnd('.', ' ')}{(text is null ? "" : ". ")}Documented default, not sent: {JsonText.Of(value)}."
            : text;
    }

    private PropertySpec WithDefault(PropertySpec property, JsonNode value)
    {
        var checker = new DefaultChecker(index => _types.Get(index));
        if (checker.Problem(property.Type, property.Constraints, value) is not { } problem)
        {
            return property with { Default = JsonText.Of(value) };
        }

        diagnostics.Add(ProblemRules.DefaultOutsideConstraints, value.Place, JsonText.Of(value), property.WireName, problem);
        return property;
    }

    private Found Type(SchemaView view, string field, string suffix)
    {
        if (view.IsNever || _depth >= MaxTypeDepth || ++_count > MaxTypes)
        {
            SaysMore = true;
            TellLimit(view);
            return new Found(TypeRef.Json, Nullable: true);
        }

        _depth++;
        var found = TypeWithin(view, field, suffix);
        _depth--;
        return found;
    }

    private void TellLimit(SchemaView view)
    {
        if (!view.IsNever && !_isLimitTold)
        {
            _isLimitTold = true;
            var limit = _depth >= MaxTypeDepth ? $"nested deeper than {MaxTypeDepth.ToString(CultureInfo.InvariantCulture)} types" : $"larger than {MaxTypes.ToString(CultureInfo.InvariantCulture)} types";
            diagnostics.Add(ProblemRules.NotExpressible, view.Node.Place, $"The schema is {limit}; any JSON is taken from here on, and checked at run time.");
        }
    }

    private Found TypeWithin(SchemaView view, string field, string suffix)
    {
        var alternatives = Alternatives.Read(view, flattener);
        // Listed values without null exclude it, regardless of the other keywords.
        var nullable = alternatives.Nullable
            || (alternatives.Values is null && (view.IsTrue("nullable") || TypeNames.Of(view["type"]).Contains("null")));
        SaysMore |= alternatives.AreStricter;
        if (alternatives.Merged is { } only)
        {
            SaysMore |= !Keywords.AreExpressed(view, TypeShape.Union);
            var found = Type(only, field, suffix);
            // anyOf: [{ …, default }, { type: null }]: who writes a nullable value puts its default beside its type.
            return found with { Nullable = found.Nullable || nullable, Default = only["default"] ?? found.Default };
        }

        var result = alternatives.Values is { } values ? Enumerated(view, values, field, suffix, alternatives.IsOpen)
            : alternatives.Branches.Count > 1 ? Union(view, alternatives.Branches, field, suffix)
            : Simple(view, field, suffix);
        SaysMore |= !Keywords.AreExpressed(view, result.Type.Shape, IsExactlyOne(result.Type));
        return result with { Nullable = result.Nullable || nullable };
    }

    private Found Enumerated(SchemaView view, IReadOnlyList<JsonNode> values, string field, string suffix, bool isOpen)
    {
        var nullable = values.Any(value => value.Kind == JsonKind.Null);
        var present = values.Where(value => value.Kind != JsonKind.Null).ToList();
        if (present.Count == 0 || present.Any(value => value.Kind is not (JsonKind.String or JsonKind.Number)))
        {
            SaysMore = true;
            return new Found(present.Count > 0 && present.All(value => value.Kind is JsonKind.True or JsonKind.False) ? TypeRef.Boolean : TypeRef.Json, nullable);
        }

        var role = Roles.Of(view, field);
        var members = EnumReader.Read(present, field, isOpen, ref role, diagnostics);
        var index = _types.Reserve(null);
        _types.Set(index, new EnumSpec(_types.ClaimSuffix(suffix, EnumSpec.CompanionsOf(role, isOpen)), view.Text("description"), field, role, isOpen, members));
        var shape = isOpen ? TypeShape.OpenEnum : TypeShape.Enum;
        return new Found(new TypeRef(shape, index), nullable, isOpen ? ConstraintReader.Read(view, shape) : ConstraintSpec.None);
    }

    private Found Simple(SchemaView view, string field, string suffix)
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
            return Union(view, names.Select(name => WithType(view, name)).ToList(), field, suffix);
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
            ? names[0] == "array" ? List(view, field, suffix) : Map(view, field, suffix)
            : new Found(type, Nullable: false, ConstraintReader.Read(view, type.Shape), view.Text("x-media"));
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
        var claimed = TypeNaming.NameOf(view.Node) is { } named ? _types.ClaimFirstFree(named, suffix) : _types.ClaimSuffix(suffix);
        _types.Set(index, new ObjectSpec(claimed, view.Text("description"), EquatableArray<PropertySpec>.Empty));
        var properties = Properties(view, claimed);
        _types.Set(index, new ObjectSpec(claimed, view.Text("description"), properties) { IsExactlyOne = ExactlyOne.Applies(view, properties) });
        return new TypeRef(TypeShape.Object, index);
    }

    private bool IsExactlyOne(TypeRef type) => type.Shape == TypeShape.Object && _types.Get(type.Declared) is ObjectSpec { IsExactlyOne: true };

    private bool IsMediaInput(TypeRef type) => type.Shape == TypeShape.Object && _types.Get(type.Declared) is ObjectSpec { IsMediaInput: true };

    private Found List(SchemaView view, string field, string suffix)
    {
        var constraints = ConstraintReader.Read(view, TypeShape.List);
        if (view["items"] is not { Kind: JsonKind.Object } items || view.Has("prefixItems"))
        {
            return new Found(TypeRef.Json, Nullable: false);
        }

        var before = _types.Count;
        var item = Type(flattener.Flatten(items), field, ItemSuffix(suffix));
        if (item.Nullable || item.Type.Shape == TypeShape.Json)
        {
            // Types that nothing uses would only be in the way.
            _types.Truncate(before);
            return new Found(TypeRef.Json, Nullable: false);
        }

        // Lists of lists are not compared item by item in C#.
        SaysMore |= constraints.UniqueItems && item.Type.Shape is TypeShape.List or TypeShape.Map or TypeShape.Union;
        return new Found(new TypeRef(TypeShape.List, Item: item.Type), Nullable: false, constraints with { Items = item.Constraints }, item.Media);
    }

    // An object with names of the caller's choice: a map, if the schema describes the values and C# has a type for them.
    private Found Map(SchemaView view, string field, string suffix)
    {
        if (view["additionalProperties"] is not { Kind: JsonKind.Object } values || Keywords.IsAnything(values) || view.Has("patternProperties"))
        {
            return new Found(TypeRef.Json, Nullable: false);
        }

        var before = _types.Count;
        var value = Type(flattener.Flatten(values), field, ItemSuffix(suffix));
        if (value.Nullable || value.Type.Shape == TypeShape.Json)
        {
            _types.Truncate(before);
            return new Found(TypeRef.Json, Nullable: false);
        }

        return new Found(new TypeRef(TypeShape.Map, Item: value.Type), Nullable: false, ConstraintSpec.None with { Items = value.Constraints }, value.Media);
    }

    // At the first level the record's own lists keep the names they have.
    private string ItemSuffix(string suffix) => _depth > 2 ? TypeNaming.Singular(suffix) : suffix + "Item";

    private Found Union(SchemaView view, IReadOnlyList<SchemaView> branches, string field, string suffix)
    {
        var before = _types.Count;
        var names = MemberNames.ForProperties();
        var read = new List<UnionBranch>();
        var nullable = false;
        var index = _types.Reserve(null);
        // Before the branches: one of them may have the same name in the source.
        var claimed = _types.ClaimSuffix(suffix);
        var wanted = BranchNames.Of(branches, flattener);
        for (var i = 0; i < branches.Count; i++)
        {
            var name = suffix.EndsWith(wanted[i], StringComparison.Ordinal) ? "Custom" : wanted[i];
            var found = Type(branches[i], field, suffix + name);
            nullable |= found.Nullable;
            read.Add(new UnionBranch(names.Claim(name), found.Type, found.Constraints));
        }

        // Alternatives of one simple type are that type. Which of their constraints must hold is checked at run time.
        if (read[0].Type.Shape is TypeShape.Text or TypeShape.Boolean or TypeShape.Integer or TypeShape.Int32 or TypeShape.Number && read.All(branch => branch.Type == read[0].Type))
        {
            _types.Truncate(before);
            _types.Release(claimed);
            SaysMore = true;
            return new Found(read[0].Type, nullable);
        }

        if (read.Where((branch, at) => !CanBeBranch(branch.Type) || read.Take(at).Any(other => IsSameInCSharp(other.Type, branch.Type))).Any())
        {
            // There is no C# type, or two branches have the same type, so a value's branch would be ambiguous.
            _types.Truncate(before);
            _types.Release(claimed);
            return new Found(TypeRef.Json, nullable);
        }

        _types.Set(index, new UnionSpec(claimed, view.Text("description"), field, read.ToEquatableArray()));
        return new Found(new TypeRef(TypeShape.Union, index), nullable);
    }

    private static bool CanBeBranch(TypeRef type) =>
        type.Shape is not (TypeShape.Json or TypeShape.Union or TypeShape.OpenEnum or TypeShape.Map) && (type.Shape != TypeShape.List || (type.IsPlainList && type.Item!.Shape != TypeShape.Enum));

    private bool IsSameInCSharp(TypeRef left, TypeRef right) => left == right || (IsMediaInput(left) && IsMediaInput(right));

    /// <summary>The result of reading a schema.</summary>
    private sealed record Found(TypeRef Type, bool Nullable, ConstraintSpec? Read = null, string? Media = null)
    {
        public ConstraintSpec Constraints => Read ?? ConstraintSpec.None;

        /// <summary>The default of the only alternative besides null.</summary>
        public JsonNode? Default { get; init; }
    }
}
