using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Reads lists and maps. Without a C# type for their items they are JSON.</summary>
/// <param name="reader">Reads the type of the items.</param>
/// <param name="types">The declared types.</param>
/// <param name="flattener">Merges the parts of a schema.</param>
/// <param name="limits">Knows the depth.</param>
internal sealed class ItemsReader(SchemaReader reader, DeclaredTypes types, SchemaFlattener flattener, ReadingLimits limits)
{
    public FoundType List(SchemaView view, string field, string suffix)
    {
        var constraints = ConstraintReader.Read(view, TypeShape.List);
        if (view["items"] is not { Kind: JsonKind.Object } items || view.Has("prefixItems") || ItemOf(items, field, suffix) is not { } item)
        {
            return new FoundType(TypeRef.Json, Nullable: false);
        }

        // Lists of lists are not compared item by item in C#.
        reader.NeedsResidualSchema |= constraints.UniqueItems && item.Type.Shape is TypeShape.List or TypeShape.Map or TypeShape.Union;
        return new FoundType(new TypeRef(TypeShape.List, Item: item.Type), Nullable: false, constraints with { Items = item.Constraints }, item.Media);
    }

    // An object with names of the caller's choice: a map, if the schema describes the values and C# has a type for them.
    public FoundType Map(SchemaView view, string field, string suffix)
    {
        if (view["additionalProperties"] is not { Kind: JsonKind.Object } values || Keywords.IsAnything(values) || view.Has("patternProperties") || ItemOf(values, field, suffix) is not { } value)
        {
            return new FoundType(TypeRef.Json, Nullable: false);
        }

        return new FoundType(new TypeRef(TypeShape.Map, Item: value.Type), Nullable: false, ConstraintSpec.None with { Items = value.Constraints }, value.Media);
    }

    // The type of an item or value; null without a C# type for it.
    private FoundType? ItemOf(JsonNode schema, string field, string suffix)
    {
        var before = types.Count;
        // At the first level the record's own lists keep the names they have.
        var item = reader.Type(flattener.Flatten(schema), field, limits.Depth > 2 ? TypeNaming.Singular(suffix) : suffix + "Item");
        if (!item.Nullable && item.Type.Shape != TypeShape.Json)
        {
            return item;
        }

        // Types that nothing uses would only be in the way.
        types.Truncate(before);
        return null;
    }
}
