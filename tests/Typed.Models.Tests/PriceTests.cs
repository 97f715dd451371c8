using System.Globalization;
using System.Text.Json;
using Typed.Models.Creatify;
using Typed.Models.Tests.Kit;

namespace Typed.Models.Tests;

public sealed class PriceTests
{
    private static readonly JsonElement s_models = SchemaFiles.Read("creatify/pricing.json").GetProperty("models");

    public static TheoryData<string> Models => [.. s_models.EnumerateObject().Select(model => model.Name)];

    [Fact]
    public void The_table_has_81_rules() =>
        Assert.Equal(81, s_models.EnumerateObject().Sum(model => model.Value.GetProperty("rules").GetArrayLength()));

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_rule_gives_its_credits(string name)
    {
        var model = CreatifyCatalog.Models.Get(name);
        foreach (var rule in s_models.GetProperty(name).GetProperty("rules").EnumerateArray())
        {
            var values = rule.GetProperty("when").EnumerateObject().Select(condition => (condition.Name, WireText(model, condition))).ToArray();

            var cost = RecordBuilder.With(model, values!).Cost;

            Assert.Equal(rule.GetProperty("credits").GetDecimal(), cost.Credits);
            Assert.Equal("credits", cost.Unit);
            Assert.Equal(s_models.GetProperty(name).GetProperty("certainty").GetString(), cost.Certainty.ToString().ToLowerInvariant());
            Assert.Contains("2025-11", cost.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_combination_without_a_rule_is_unknown_with_the_reason(string name)
    {
        var model = CreatifyCatalog.Models.Get(name);
        var rules = s_models.GetProperty(name).GetProperty("rules").EnumerateArray()
            .Select(rule => string.Join(",", rule.GetProperty("when").EnumerateObject().Select(condition => $"{condition.Name}={WireText(model, condition)}").Order(StringComparer.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        var fields = s_models.GetProperty(name).GetProperty("rules")[0].GetProperty("when").EnumerateObject().Select(condition => condition.Name).ToArray();
        IEnumerable<(string Field, string? Text)[]> combinations = [[]];
        foreach (var field in fields)
        {
            combinations = combinations.SelectMany(head => RecordBuilder.WireTexts(model.ParamsType, field), (head, text) => head.Append((field, text)).ToArray()).ToList();
        }

        foreach (var combination in combinations)
        {
            var key = string.Join(",", combination.Select(pair => $"{pair.Field}={pair.Text}").Order(StringComparer.Ordinal));
            var cost = RecordBuilder.With(model, combination).Cost;

            Assert.Equal(rules.Contains(key), cost.Credits is not null);
            if (cost.Credits is null)
            {
                Assert.Equal(CostCertainty.Unknown, cost.Certainty);
                Assert.Null(cost.AtLeast);
                Assert.Contains("no rule for", cost.Reason, StringComparison.Ordinal);
                Assert.All(combination, pair => Assert.Contains($"{pair.Field} {pair.Text}", cost.Reason!, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void What_is_not_priced_is_unknown_and_never_zero()
    {
        var auto = new Sora2ImageToVideoProParams { Prompt = "x", ImageUrl = "https://example.com/a.png" };
        Assert.Null(auto.Cost.Credits);
        Assert.StartsWith("unknown, because the price table has no rule for duration 4, resolution auto", auto.Cost.ToString(), StringComparison.Ordinal);

        var odd = new BytedanceSeedanceV1ProTextToVideoParams { Prompt = "x", Duration = BytedanceSeedanceV1ProTextToVideoDuration.Seconds7 };
        Assert.Null(odd.Cost.Credits);
    }

    [Fact]
    public void A_field_left_out_costs_what_the_provider_will_use()
    {
        var request = new Veo31Params { Prompt = "x", Duration = null };
        Assert.Equal(64, request.Cost.Credits);
    }

    [Fact]
    public void The_number_of_outputs_multiplies() =>
        Assert.Equal(12, new NanoBananaParams { Prompt = "abc", NumImages = 3 }.Cost.Credits);

    [Fact]
    public void An_uncertain_number_of_outputs_is_a_range()
    {
        var cost = new BytedanceSeedreamV4TextToImageParams { Prompt = "x", NumImages = 2, MaxImages = 3 }.Cost;

        Assert.Null(cost.Credits);
        Assert.Equal((8m, 24m), (cost.AtLeast, cost.AtMost));
        Assert.StartsWith("8 to 24 credits", cost.ToString(), StringComparison.Ordinal);
        Assert.Equal(8, new BytedanceSeedreamV4TextToImageParams { Prompt = "x", NumImages = 2 }.Cost.Credits);
    }

    [Fact]
    public void An_extra_parameter_that_replaces_a_priced_one_makes_the_price_unknown()
    {
        var request = new Veo31Params { Prompt = "x", ExtraParameters = new() { { "duration", "12s" } } };

        Assert.Null(request.Cost.Credits);
        Assert.Contains("'duration'", request.Cost.Reason, StringComparison.Ordinal);
        Assert.Contains("\"duration\":\"12s\"", request.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_superseded_price_says_so()
    {
        var cost = new NanoBananaParams { Prompt = "abc" }.Cost;

        Assert.Equal(CostCertainty.Superseded, cost.Certainty);
        Assert.Contains("0.5 credits", cost.Note, StringComparison.Ordinal);
    }

    // The table's seconds in the model's own form, found by number and not by the code under test.
    private static string WireText(ModelInfo model, JsonProperty condition) =>
        condition.Value.ValueKind == JsonValueKind.Number
            ? RecordBuilder.WireTexts(model.ParamsType, condition.Name).Single(text => int.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture) == condition.Value.GetInt32())
            : condition.Value.GetString()!;
}
