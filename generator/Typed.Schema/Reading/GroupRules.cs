using Typed.Schema.Collections;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Reads a schema's rules between fields: dependent fields, and groups in which one field is required.</summary>
public static class GroupRules
{
    /// <summary>Whether the rules completely express the keyword.</summary>
    public static bool Cover(string keyword, SchemaView view) => keyword switch
    {
        "dependentRequired" or "dependencies" => view[keyword]!.Members.All(member =>
            member.Value.Kind == JsonKind.Array && IsTerm(view, member.Key) && member.Value.Items.All(item => IsTerm(view, item.Text))),
        "oneOf" or "anyOf" => NamesOf(view, keyword)?.All(name => IsTerm(view, name)) == true,
        _ => false,
    };

    // A rule's terms are fields of the record. A name with a character of the rule syntax would be read as a path, a value or a count.
    private static bool IsTerm(SchemaView view, string name) =>
        view["properties"]?[name] is not null && name.IndexOfAny(['.', '=', '(']) < 0;

    public static EquatableArray<RuleSpec> Read(SchemaView view)
    {
        var rules = new List<RuleSpec>();
        foreach (var keyword in new[] { "dependentRequired", "dependencies" })
        {
            foreach (var member in view[keyword]?.Members ?? [])
            {
                if (member.Value.Kind == JsonKind.Array && member.Value.Items.Count > 0)
                {
                    var needed = member.Value.Items.Select(item => item.Text).ToList();
                    rules.Add(Rule(keyword, RuleKind.Requires, $"'{member.Key}' needs {List(needed)}.", [member.Key, .. needed]));
                }
            }
        }

        Group(view, "oneOf", RuleKind.ExactlyOneOf, "Exactly one of", rules);
        Group(view, "anyOf", RuleKind.AtLeastOneOf, "At least one of", rules);
        return rules.ToEquatableArray();
    }

    /// <summary>The names of which exactly one is required, if the keyword contains nothing else; otherwise null.</summary>
    public static IReadOnlyList<string>? NamesOf(SchemaView view, string keyword) =>
        IsGroup(view, keyword) ? view[keyword]!.Items.Select(item => item["required"]!.Items[0].Text).ToList() : null;

    private static void Group(SchemaView view, string keyword, RuleKind kind, string statement, List<RuleSpec> rules)
    {
        if (NamesOf(view, keyword) is { } names)
        {
            rules.Add(Rule(keyword, kind, $"{statement} {List(names)} must be set.", names));
        }
    }

    private static bool IsGroup(SchemaView view, string keyword) =>
        view[keyword] is { Kind: JsonKind.Array, Items.Count: > 1 } list && list.Items.All(IsSingleName);

    private static bool IsSingleName(JsonNode schema) =>
        Alternatives.IsGroup(schema) && schema["not"] is null && schema["required"] is { Kind: JsonKind.Array, Items.Count: 1 } required && required.Items[0].Kind == JsonKind.String;

    private static RuleSpec Rule(string id, RuleKind kind, string statement, IEnumerable<string> terms) =>
        new(id, kind, statement, terms.ToEquatableArray()) { Source = "input_schema" };

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
