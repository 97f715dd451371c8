using Typed.Analyzers.Credits;
using Typed.Analyzers.OneValue;
using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Contract;

/// <summary>What the tables in a record's attributes say: prices, rules and limits. A part that another version of the generator may have written is left out.</summary>
public sealed class TableFormTests
{
    [Theory]
    [InlineData("""{"prices":{"unit":"coins","asOf":"2026-10","certainty":1,"rules":[[5,"size","small"],[[7,9],"size","large"]]}}""", "costs 7 to 9 coins (sources differ) by the table of 2026-10")]
    [InlineData("""{"prices":{"certainty":2,"rules":[[5]]}}""", "typically costs 5 credits by the table of unknown date")]
    [InlineData("""{"prices":{"asOf":"2026-10","certainty":3,"rules":[[5]]}}""", "costs 5 credits by the superseded table of 2026-10")]
    [InlineData("""{"prices":{"asOf":"2026-10","rules":[[5]]}}""", "costs 5 credits by the table of 2026-10")]
    [InlineData("""{"prices":{"asOf":"2026-10","rules":[[5,"size","large","num",3]]}}""", "")]
    [InlineData("""{"prices":{"asOf":"2026-10","rules":[[5,"size","large","num","3"]]}}""", "costs 5 credits by the table of 2026-10")]
    // The number of outputs, and how many each may have.
    [InlineData("""{"prices":{"asOf":"2026-10","count":"num","rules":[[5]]}}""", "costs 15 credits by the table of 2026-10")]
    [InlineData("""{"prices":{"asOf":"2026-10","count":"num","upTo":"max","rules":[[5]]}}""", "costs 15 to 60 credits by the table of 2026-10")]
    [InlineData("""{"prices":{"asOf":"2026-10","upTo":"max","rules":[[5]]}}""", "costs 5 to 20 credits by the table of 2026-10")]
    // Lines in another form are left out, and so is a table that is none.
    [InlineData("""{"prices":{"asOf":"2026-10","rules":[[],["x"],[[7]],[[7,8,9]],["5","size","large"],[6]]}}""", "costs 6 credits by the table of 2026-10")]
    [InlineData("""{"prices":{"asOf":"2026-10","rules":[[5,"size"],[6]]}}""", "costs 5 credits by the table of 2026-10")]
    [InlineData("""{"prices":{"asOf":"2026-10"}}""", null)]
    [InlineData("""{"rules":[]}""", null)]
    [InlineData("not a table", null)]
    public Task Prices(string table, string? costs) => new CSharpAnalyzerTest<CostAnalyzer>
    {
        TestCode = Model(costs is "" ? "TabledParams" : $"{{|{(costs is null ? "TYP3003" : "TYP3004")}:TabledParams|}}", "Size = \"large\", Num = 3, Max = 4", $"[ModelTable({Literal(table)})]", ""),
        ExpectedMessages = costs is "" ? null : [costs is null ? "The price of 'tabled' is not published" : "A request to 'tabled' " + costs],
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    [Theory]
    [InlineData("""{"kind":"Requires","statement":"s","terms":["size","max"]}""", "Size = {|TYP2003:\"large\"|}", "'tabled' needs max with size; max is not set")]
    [InlineData("""{"kind":"Requires","statement":"s","terms":["size","max"],"warning":true}""", "Size = {|TYP2004:\"large\"|}", "'tabled' needs max with size; max is not set")]
    [InlineData("""{"kind":"Requires","statement":"s","terms":["size","max"],"warning":false}""", "Size = {|TYP2003:\"large\"|}", "'tabled' needs max with size; max is not set")]
    [InlineData("""{"kind":"Sum","terms":["num","max"],"maximum":6}""", "Num = {|TYP2003:3|}, Max = 4", "'tabled' needs num + max to be at most 6; 3 + 4 is 7")]
    [InlineData("""{"kind":"Sum","terms":["num","max"],"minimum":8}""", "Num = {|TYP2003:3|}, Max = 4", "'tabled' needs num + max to be at least 8; 3 + 4 is 7")]
    [InlineData("""{"kind":"Product","terms":["num","max"],"minimum":1,"maximum":11}""", "Num = {|TYP2003:3|}, Max = 4", "'tabled' needs num × max to be 1 to 11; 3 × 4 is 12")]
    [InlineData("""{"kind":"Sum","terms":["num","max"],"minimum":7,"maximum":7}""", "Num = 3, Max = 4", null)]
    [InlineData("""{"kind":"Sum","terms":["num","max"]}""", "Num = 3, Max = 4", null)]
    // A kind that is new, and a rule about nothing.
    [InlineData("""{"kind":"Later","statement":"s","terms":["size","max"]}""", "Size = \"large\"", null)]
    [InlineData("""{"statement":"s","terms":["size","max"]}""", "Size = \"large\"", null)]
    [InlineData("""{"kind":"AtLeastOneOf","statement":"s","terms":[]}""", "Size = \"large\"", null)]
    [InlineData("""{"kind":"AtLeastOneOf","statement":"s"}""", "Size = \"large\"", null)]
    public async Task Rules(string rule, string assignments, string? message)
    {
        // On the record, and on a method, where the generator puts it.
        foreach (var (onRecord, onMethod) in new[] { ($"[ModelTable({Literal($$"""{"rules":[{{rule}}]}""")})]", ""), ("", $"[ModelTable({Literal($$"""{"rules":[{{rule}}]}""")})] static void GetModel() {{ }}") })
        {
            await new CSharpAnalyzerTest<RequestAnalyzer>
            {
                TestCode = Model("TabledParams", assignments, onRecord, onMethod),
                ExpectedMessages = message is null ? null : [message],
                TestState = { AdditionalReferences = { References.Runtime } },
            }.RunAsync();
        }
    }

    // The same rules as attributes, in which a limit that is not stated is none.
    [Theory]
    [InlineData("[ParamRule(\"a\", CrossFieldRuleKind.Sum, \"s\", \"num\", \"max\", Maximum = 6D)]", "'tabled' needs num + max to be at most 6; 3 + 4 is 7")]
    [InlineData("[ParamRule(\"a\", CrossFieldRuleKind.Sum, \"s\", \"num\", \"max\", Minimum = 8D)]", "'tabled' needs num + max to be at least 8; 3 + 4 is 7")]
    [InlineData("[ParamRule(\"a\", CrossFieldRuleKind.Sum, \"s\", \"num\", \"max\")]", null)]
    [InlineData("[ParamRule(\"a\", CrossFieldRuleKind.Sum, \"s\", \"num\", \"max\", Minimum = 7D, Maximum = 7D)]", null)]
    [InlineData("[ParamRule(\"a\", CrossFieldRuleKind.AtLeastOneOf, \"s\")]", null)]
    [InlineData("[ParamRule(\"a\", CrossFieldRuleKind.Sum, \"s\", \"num\", \"max\", Maximum = 6D, Severity = Typed.ViolationSeverity.Warning)]", "'tabled' needs num + max to be at most 6; 3 + 4 is 7", "TYP2004")]
    [InlineData("[ParamRule(\"a\", CrossFieldRuleKind.Sum, \"s\", \"num\", \"max\", Maximum = 6D, Severity = Typed.ViolationSeverity.Error)]", "'tabled' needs num + max to be at most 6; 3 + 4 is 7")]
    // A price that is no number.
    [InlineData("[PriceRule(double.NaN)]", null)]
    public Task Attributes(string attribute, string? message, string id = "TYP2003") => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode = Model("TabledParams", message is null ? "Num = 3, Max = 4" : $"Num = {{|{id}:3|}}, Max = 4", attribute, ""),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    [Theory]
    [InlineData("""[{"name":"num","maximum":4}]""", "Num = {|TYP1005:9|}")]
    [InlineData("""[{"name":"num","minimum":10}]""", "Num = {|TYP1005:9|}")]
    [InlineData("""[{"name":"num","exclusiveMaximum":9}]""", "Num = {|TYP1005:9|}")]
    [InlineData("""[{"name":"num","exclusiveMinimum":9}]""", "Num = {|TYP1005:9|}")]
    [InlineData("""[{"name":"num","multipleOf":2}]""", "Num = {|TYP1006:9|}")]
    [InlineData("""[{"name":"num","multipleOf":0}]""", "Num = 9")]
    [InlineData("""[{"name":"num","multipleOf":-2}]""", "Num = 9")]
    [InlineData("""[{"name":"size","maxLength":4}]""", "Size = {|TYP1007:\"large\"|}")]
    [InlineData("""[{"name":"size","minLength":6}]""", "Size = {|TYP1007:\"large\"|}")]
    [InlineData("""[{"name":"size","minLength":1}]""", "Size = {|TYP1007:\"\"|}")]
    [InlineData("""[{"name":"size","softMaxLength":4}]""", "Size = {|TYP1008:\"large\"|}")]
    [InlineData("""[{"name":"size","pattern":"^[A-Z]+$"}]""", "Size = {|TYP1009:\"large\"|}")]
    [InlineData("""[{"name":"size","format":"uri"}]""", "Size = {|TYP1014:\"large\"|}")]
    [InlineData("""[{"name":"list","minItems":3}]""", "List = {|TYP1011:[\"a\", \"a\"]|}")]
    [InlineData("""[{"name":"list","minItems":1}]""", "List = {|TYP1011:[]|}")]
    [InlineData("""[{"name":"list","maxItems":1}]""", "List = {|TYP1011:[\"a\", \"a\"]|}")]
    [InlineData("""[{"name":"list","softMaxItems":1}]""", "List = {|TYP1012:[\"a\", \"a\"]|}")]
    [InlineData("""[{"name":"list","uniqueItems":true}]""", "List = [\"a\", {|TYP1013:\"a\"|}]")]
    [InlineData("""[{"name":"list","uniqueItems":false}]""", "List = [\"a\", \"a\"]")]
    // The limits of the items are not those of the list, and the other way round.
    [InlineData("""[{"name":"list","kind":"List","items":{"maxLength":1}}]""", "List = [\"a\", {|TYP1007:\"bc\"|}]")]
    [InlineData("""[{"name":"list","kind":"List","items":{"maxItems":1}}]""", "List = [\"a\", \"bc\"]")]
    [InlineData("""[{"name":"list","items":{"maxLength":1}}]""", "List = [\"a\", \"bc\"]")]
    [InlineData("""[{"name":"map","items":{"maximum":4}}]""", "Map = new Dictionary<string, int> { [\"a\"] = {|TYP1005:9|} }")]
    // More characters than a number has room for are no limit; rows without a name, of another field, and of no table at all.
    [InlineData("""[{"name":"size","maxLength":99999999999}]""", "Size = \"large\"")]
    [InlineData("""[{"maximum":4}]""", "Num = 9")]
    [InlineData("""[{"name":"max","maximum":4}]""", "Num = 9")]
    [InlineData("""[{"name":"num","newKeyword":4,"":1}]""", "Num = 9")]
    [InlineData("""[{"name":"other"},{"name":"num","maximum":4}]""", "Num = {|TYP1005:9|}")]
    [InlineData("not a table", "Num = 9")]
    public async Task Limits(string table, string assignment)
    {
        foreach (var (onRecord, onMethod) in new[] { ($"[FieldTable({Literal(table)})]", ""), ("", $"static void Accept(int x) {{ }} [FieldTable({Literal(table)})] static void Accept() {{ }}") })
        {
            await new CSharpAnalyzerTest<ConstrainedValueAnalyzer>
            {
                TestCode = Model("TabledParams", assignment, onRecord, onMethod),
                TestState = { AdditionalReferences = { References.Runtime } },
            }.RunAsync();
        }
    }

    // An attribute of another purpose may hold any text.
    [Fact]
    public Task Another_attribute() => new CSharpAnalyzerTest<ConstrainedValueAnalyzer>
    {
        TestCode = Model("TabledParams", "Num = 9", $"[System.ComponentModel.Description({Literal("""[{"name":"num","maximum":4}]""")})]", ""),
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string Literal(string json) => "\"" + json.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Model(string type, string assignments, string onRecord, string onMethod) =>
        $$"""
        using System.Collections.Generic;
        using Typed.Constraints;
        using Typed.Validation;

        static class Test
        {
            static object M() => new {{type}} { {{assignments}} };
        }

        [Model("acme", "tabled")]
        {{onRecord}}
        public sealed partial record TabledParams
        {
            [Param("size")] public string? Size { get; init; }
            [Param("num")] public int? Num { get; init; }
            [Param("max")] public int? Max { get; init; }
            [Param("list")] public IReadOnlyList<string>? List { get; init; }
            [Param("map")] public IReadOnlyDictionary<string, int>? Map { get; init; }
            {{onMethod}}
        }
        """;
}
