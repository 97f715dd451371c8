using System.Globalization;
using System.Text.RegularExpressions;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>The number of an enum member depends on its value and on nothing else.</summary>
public sealed partial class EnumNumberTests
{
    // Compiled code and stored data hold these numbers: they must be the same in every later version.
    [Theory]
    [InlineData("resolution", "\"480p\"", "P480", 480)]
    [InlineData("resolution", "\"1080P\"", "P1080", 1080)]
    [InlineData("steps", "20", "Value20", 20)]
    [InlineData("steps", "\"20\"", "Value20", 20)]
    [InlineData("steps", "-1", "Minus1", -1)]
    [InlineData("steps", "0", "Value0", 0)]
    [InlineData("duration", "\"5s\"", "Seconds5", 5)]
    [InlineData("duration", "8", "Seconds8", 8)]
    [InlineData("aspect_ratio", "\"16:9\"", "Ratio16x9", 1564682166)]
    [InlineData("mode", "\"auto\"", "Auto", 1736035646)]
    public void A_value_has_its_own_number(string field, string json, string member, int number) =>
        Assert.Equal(number, Numbers(field, json)[member]);

    [Fact]
    public void A_duration_that_is_not_a_time_has_minus_the_hash() =>
        Assert.Equal(-1736035646, Numbers("duration", "\"5\", \"auto\"")["Auto"]);

    [Theory]
    [InlineData("resolution", "\"auto\", \"480p\", \"720p\", \"4K\", \"4k\"")]
    [InlineData("duration", "\"auto\", 5, 10, \"none\"")]
    [InlineData("mode", "\"std\", \"pro\", \"\", \"0.5\", 0.5, 3, \"03\"")]
    public void Order_and_other_values_change_neither_name_nor_number(string field, string list)
    {
        var values = list.Split(", ");
        var whole = Numbers(field, list);

        Assert.Equal(whole, Numbers(field, string.Join(", ", values.Reverse())));
        var inserted = Numbers(field, "\"inserted\", 77, " + list);
        Assert.All(whole, member => Assert.Equal(member.Value, inserted[member.Key]));
        Assert.Equal(whole.Count, whole.Values.Distinct().Count());
    }

    [Theory]
    [InlineData("\"std\", \"pro\"")]
    [InlineData("\"480p\", \"\", \"16:9\", 1.5")]
    public void Default_is_no_member_unless_a_value_is_0(string list) => Assert.DoesNotContain(0, Numbers("mode", list).Values);

    [Theory]
    [InlineData("\"480\", \"480p\"")]
    [InlineData("\"480p\", \"480\"")]
    public void Of_two_values_of_one_number_the_first_in_ordinal_order_keeps_it_and_the_other_is_reported(string list)
    {
        var run = Run("resolution", list);
        var numbers = Members(run);

        Assert.Equal(480, numbers["Value480"]);
        Assert.Equal(1525416306, numbers["P480"]);
        Assert.Contains("TYP0017", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.EndsWith("The values \"480\" and \"480p\" of 'resolution' would have the same number; \"480p\" gets another one, which lasts only while \"480\" is listed", run.Report()[0], StringComparison.Ordinal);
    }

    // Two texts that are known to have the same hash.
    [Theory]
    [InlineData("\"voice 43187\", \"voice 75693\"")]
    [InlineData("\"voice 75693\", \"voice 43187\"")]
    public void Equal_hashes_are_told_apart_the_same_way(string list)
    {
        var run = Run("voice", list);
        var numbers = Members(run);

        Assert.Equal(1993155250, numbers["Voice43187"]);
        Assert.NotEqual(1993155250, numbers["Voice75693"]);
        Assert.True(numbers["Voice75693"] >= 1 << 30);
        Assert.Single(run.Report());
    }

    [Fact]
    public void Values_of_a_type_that_takes_any_text_have_no_numbers_to_report()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", """ "size": { "anyOf": [ { "enum": ["480", "480p"] }, { "type": "string" } ] } """)).Run();

        Assert.Empty(run.Report());
    }

    private static Dictionary<string, int> Numbers(string field, string list) => Members(Run(field, list));

    private static GeneratorRun Run(string field, string list) =>
        new LivingDriver().Add(InMemoryFile.Model("m", $$""" "{{field}}": { "enum": [{{list}}] } """)).Run();

    private static Dictionary<string, int> Members(GeneratorRun run) =>
        Member().Matches(run.Source("MParams")).ToDictionary(
            match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    [GeneratedRegex(@"^ {8}(\w+) = (-?\d+),$", RegexOptions.Multiline)]
    private static partial Regex Member();
}
