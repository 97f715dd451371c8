using Typed.Schema.Json;
using Typed.Schema.Naming;

namespace Typed.Schema.Reading;

/// <summary>Names the shapes of a union: as their source does, by the value of the property that tells them apart, otherwise by their JSON type.</summary>
public static class BranchNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<SchemaView> branches, SchemaFlattener flattener)
    {
        var objects = branches.Where(branch => branch["properties"] is { Members.Count: > 0 }).ToList();
        var distinguishing = objects.Count < 2 ? null : objects[0]["properties"]!.Members.Select(member => member.Key).FirstOrDefault(name => TellsApart(name, objects, flattener));
        return branches.Select(Name).ToList();

        string Name(SchemaView branch)
        {
            var isObject = branch.Has("properties");
            return isObject && TypeNaming.NameOf(branch.Node) is { } named ? named
                : distinguishing is not null && ValueOf(branch, distinguishing, flattener) is { } value ? Words.Identifier(value, "N")
                : isObject && TypeNaming.OfBranch(branch, flattener) is { } constant ? constant
                : ByType(branch);
        }
    }

    // Each shape has one value for the property, and no other shape has the same.
    private static bool TellsApart(string name, List<SchemaView> objects, SchemaFlattener flattener)
    {
        var values = objects.Select(branch => ValueOf(branch, name, flattener)).ToList();
        return values.All(value => value is not null) && values.Select(value => Words.Identifier(value!, "N")).Distinct(StringComparer.Ordinal).Count() == values.Count;
    }

    private static string? ValueOf(SchemaView branch, string name, SchemaFlattener flattener)
    {
        if (branch["properties"]?[name] is not { IsObject: true } schema || flattener.Flatten(schema) is not { } view)
        {
            return null;
        }

        var value = view["const"] ?? (view["enum"] is { Kind: JsonKind.Array, Items.Count: 1 } list ? list.Items[0] : null);
        return value is { Kind: JsonKind.String or JsonKind.Number } ? value.Text : null;
    }

    private static string ByType(SchemaView branch) =>
        branch.Has("enum") || branch.Has("const") ? "Preset" : (TypeNames.Of(branch["type"]) is { Count: > 0 } names ? names[0] : "") switch
        {
            "string" => "Text",
            "integer" or "number" => "Number",
            "boolean" => "Flag",
            "array" => branch["items"] is { IsObject: true } items && TypeNames.Of(items["type"]) is { Count: 1 } of && of[0] != "string" ? "List" : "Texts",
            _ => "Custom",
        };
}
