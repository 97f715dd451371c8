using System.Globalization;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Lists and dictionaries of every shape of items, seen by all analyzers.</summary>
public sealed class ContainerTests
{
    private const string Dictionary = "System.Collections.Generic.Dictionary";

    // A valid item of each shape.
    private static readonly (string Property, string Type, string Item)[] s_items =
    [
        ("Texts", "string", "\"abc\""),
        ("Wholes", "long", "7"),
        ("Numbers", "double", "0.5"),
        ("Flags", "bool", "true"),
        ("Choices", "MChoicesItem", "MChoicesItem.High"),
        ("Opens", "MOpensItem", "MOpensItem.High"),
        ("Objects", "MObjectsItem", "new MObjectsItem { W = 3 }"),
        ("Unions", "MUnionsItem", "5"),
        ("Overlaps", "MOverlapsItem", "150"),
        ("Lists", "System.Collections.Generic.IReadOnlyList<long>", "[1, 2]"),
        ("Grids", "System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<string>>", "[[\"a\"], []]"),
        ("Maps", "System.Collections.Generic.IReadOnlyDictionary<string, double>", $"new {Dictionary}<string, double> {{ [\"a\"] = 0.5 }}"),
    ];

    public static TheoryData<string, string> Wrong => new()
    {
        { "Texts = [\"abcd\"]", "TYP1007 'm': texts must have 3 characters or fewer; this has 4" },
        { "Wholes = [7, 10]", "TYP1005 'm': wholes must be 0 to 9; 10 is refused" },
        { "Numbers = [-1]", "TYP1005 'm': numbers must be greater than 0; -1 is refused" },
        { "Choices = [(MChoicesItem)7]", "TYP1004 'm' has no choices with the number 7; allowed: low, high" },
        { "Objects = [new MObjectsItem { W = 10 }]", "TYP1005 'MObjectsItem': w must be at most 9; 10 is refused" },
        { "Lists = [[1], [1, 2, 3]]", "TYP1011 'm': an item of lists must have 2 items or fewer; this has 3" },
        { "Lists = flag ? [[1, 2, 3]] : []", "TYP1011 'm': an item of lists must have 2 items or fewer; this has 3" },
        { "Lists = [[10]]", "TYP1005 'm': an item of lists must be at most 9; 10 is refused" },
        { "Lists = [[number], flag ? [10] : []]", "TYP1005 'm': an item of lists must be at most 9; 10 is refused" },
        { "Grids = [[[\"\"]]]", "TYP1007 'm': an item of an item of grids must have 1 character or more; this has 0" },
        { "Maps = [" + Map("double", "2") + "]", "TYP1005 'm': a value of an item of maps must be at most 1; 2 is refused" },
        { "MapsMap = " + Map("System.Collections.Generic.IReadOnlyDictionary<string, double>", Map("double", "2")), "TYP1005 'm': a value of a value of maps_map must be at most 1; 2 is refused" },
        { "ListsMap = " + Map("System.Collections.Generic.IReadOnlyList<long>", "[10]"), "TYP1005 'm': a value of lists_map must be at most 9; 10 is refused" },
        { "Unions = [5, 10]", "TYP1005 'MUnionsItem': unions must be at most 9; 10 is refused" },
        { "Unions = [flag ? 10 : 5]", "TYP1005 'MUnionsItem': unions must be at most 9; 10 is refused" },
        { "UnionsMap = " + Map("MUnionsMapItem", "10"), "TYP1005 'MUnionsMapItem': unions_map must be at most 9; 10 is refused" },
        { "Unions = [MUnionsItem.FromTexts([\"abcd\"])]", "TYP1007 'MUnionsItem': unions must have 3 characters or fewer; this has 4" },
        { "Unions = [MUnionsItem.FromTexts([\"a\", \"b\", \"c\"])]", "TYP1011 'MUnionsItem': unions must have 2 items or fewer; this has 3" },
        { "TextsMap = " + Map("string", "\"abcd\""), "TYP1007 'm': a value of texts_map must have 3 characters or fewer; this has 4" },
        { "TextsMap = flag ? null : " + Map("string", "\"abcd\""), "TYP1007 'm': a value of texts_map must have 3 characters or fewer; this has 4" },
        { "WholesMap = new " + Dictionary + "<string, long> { { \"a\", 1 }, { \"b\", 10 } }", "TYP1005 'm': a value of wholes_map must be 0 to 9; 10 is refused" },
        { "NumbersMap = " + Map("double", "-1"), "TYP1005 'm': a value of numbers_map must be greater than 0; -1 is refused" },
        { "ChoicesMap = " + Map("MChoicesMapItem", "(MChoicesMapItem)7"), "TYP1004 'm' has no choices_map with the number 7; allowed: low, high" },
        { "ListsMap = " + Map("System.Collections.Generic.IReadOnlyList<long>", "[1, 2, 3]"), "TYP1011 'm': a value of lists_map must have 2 items or fewer; this has 3" },
        { "UniqueFlags = [true, true]", "TYP1013 'm': the items of unique_flags must be different; \"true\" is repeated" },
        { "UniqueChoices = [MUniqueChoicesItem.Low, MUniqueChoicesItem.High, MUniqueChoicesItem.Low]", "TYP1013 'm': the items of unique_choices must be different; \"low\" is repeated" },
    };

    [Fact]
    public async Task Right_values_and_unknown_ones_have_no_finding()
    {
        var settings = s_items.SelectMany(item => new[]
        {
            $"{item.Property} = [{item.Item}]",
            $"{item.Property} = new {item.Type}[] {{ {item.Item}, {item.Item} }}",
            $"{item.Property} = new System.Collections.Generic.List<{item.Type}> {{ {{ {item.Item} }} }}",
            $"{item.Property} = flag ? [{item.Item}, {item.Item}] : null",
            $"{item.Property}Map = {MapOf(item.Property, item.Type, item.Item)}",
            $"{item.Property}Map = flag ? {MapOf(item.Property, item.Type, item.Item)} : null",
            $"{item.Property}Map = new {Dictionary}<string, {OfMap(item.Property, item.Type)}>()",
        }).Concat(
        [
            "Texts = [.. names, .. names]",
            "Wholes = [number, number]",
            "Lists = [[number], [.. numbers]]",
            "Unions = [number, MUnionsItem.FromTexts([.. names])]",
            // Another shape takes the number, so that it is left to Validate().
            "Overlaps = [5]",
            "WholesMap = new Counting { [\"a\"] = 10 }",
            "ListsMap = " + Map("System.Collections.Generic.IReadOnlyList<long>", "[.. numbers, 1, 2, 3]"),
            "UniqueFlags = [flag, flag]",
            "UniqueChoices = [MUniqueChoicesItem.Low, MUniqueChoicesItem.High]",
        ]);

        Assert.Empty(await FindAsync([.. settings]));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_value_is_found(string setting, string finding) => Assert.Equal([finding], await FindAsync(setting));

    // A comparison sends nothing, and neither does a template whose copies set the property.
    [Theory]
    [InlineData("static bool M(MParams request) => request.Unions![0] == 10 || request.Unions[0] != 11 || request.Unions.Contains(12) || request.Unions[0].Equals(13);")]
    [InlineData("static readonly MParams s_template = new() { Unions = [10] }; static MParams M() => s_template with { Unions = [5] };")]
    [InlineData("static readonly MParams s_template = new() { Objects = [new() { W = 10 }] }; static MParams M() => s_template with { Objects = [] };")]
    [InlineData("static readonly MParams s_template = new() { Lists = [[10]] }; static MParams M() => s_template with { Lists = [] };")]
    public async Task What_is_not_sent_has_no_finding(string members) => Assert.Empty(await FindInAsync(members));

    [Theory]
    [InlineData("static readonly MParams s_template = new() { Unions = [10] }; static MParams M() => s_template with { Lists = [] };", "TYP1005 'MUnionsItem': unions must be at most 9; 10 is refused")]
    [InlineData("static readonly MParams s_template = new() { Objects = [new() { W = 10 }] }; static MParams M() => s_template with { Lists = [] };", "TYP1005 'MObjectsItem': w must be at most 9; 10 is refused")]
    public async Task What_a_copy_keeps_is_found(string members, string finding) => Assert.Equal([finding], await FindInAsync(members));

    [Fact]
    public async Task Each_list_has_its_count_checked()
    {
        var found = await FindAsync([.. s_items.Select(item => $"{item.Property} = [{item.Item}, {item.Item}, {item.Item}]")]);

        Assert.Equal(
            s_items.Select(item => $"TYP1011 'm': {item.Property.ToLowerInvariant()} must have 2 items or fewer; this has 3").Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
    }

    private static string Map(string type, string value) => $"new {Dictionary}<string, {type}> {{ [\"a\"] = {value} }}";

    private static string MapOf(string property, string type, string item) =>
        Map(OfMap(property, type), item.Replace($"M{property}Item", $"M{property}MapItem", StringComparison.Ordinal));

    // The dictionary's items have types of their own.
    private static string OfMap(string property, string type) => type.Replace($"M{property}Item", $"M{property}MapItem", StringComparison.Ordinal);

    private static Task<IReadOnlyList<string>> FindAsync(params IReadOnlyList<string> settings) => FindInAsync(string.Join("\n    ", settings.Select((setting, index) =>
        $"public static object M{index.ToString(CultureInfo.InvariantCulture)}(bool flag, long number, string[] names, long[] numbers) => new MParams {{ {setting} }};")));

    private static async Task<IReadOnlyList<string>> FindInAsync(string members)
    {
        var code = $$"""
            using System.Linq;
            using {{ContainerModel.Namespace}};

            static class Consumer
            {
                {{members}}
            }

            sealed class Counting : System.Collections.Generic.Dictionary<string, long>;
            """;
        var state = new SnippetProject();
        state.Sources.Add(("Consumer.cs", code));
        state.AdditionalReferences.AddRange([References.Runtime, ContainerModel.Assembly]);
        var found = await AnalyzerRun.DiagnosticsAsync(await state.CreateProjectAsync(), AnalyzerRun.All);
        return [.. found.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
    }
}
