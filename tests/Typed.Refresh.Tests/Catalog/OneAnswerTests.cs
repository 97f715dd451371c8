using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Models;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;
using Typed.Tests.Kit;

namespace Typed.RefreshTests.Catalog;

/// <summary>The tool gives the library's answer. <c>tests/Typed.Catalog.Tests</c> asks the page the same queries.</summary>
public sealed class OneAnswerTests
{
    private const int Count = 200;

    [Fact]
    public async Task The_tool_answers_as_the_library_does()
    {
        var answered = 0;
        foreach (var query in RandomQueries.Make(Count, AllModels.Catalogs))
        {
            using var tool = new Tool();
            await tool.ExpectAsync(ExitCodes.Fine, ["models", "--json", "--unsure", .. Options(query)]);
            var found = JsonNode.Parse(tool.Output)!.AsArray().Select(model => RandomQueries.Line(
                model!["provider"]!.GetValue<string>(),
                model["model"]!.GetValue<string>(),
                model["doubts"]!.AsArray().Count == 0 ? "sure" : "unsure",
                model["cost"]!["at_least"]?.GetValue<decimal>(),
                model["cost"]!["at_most"]?.GetValue<decimal>(),
                model["cost"]!["certainty"]!.GetValue<string>()));
            var expected = RandomQueries.Answer(AllModels.Catalogs.Find(query));
            Assert.Equal(expected, found.Order(StringComparer.Ordinal));
            answered += expected.Count > 0 ? 1 : 0;
        }

        Assert.InRange(answered, Count / 2, Count);
    }

    [Fact]
    public async Task A_query_counts_ranges_of_seconds_too()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "models", "--kind", "text_to_video", "--duration", "5", "--provider", "creativeai");
        Assert.Contains("5 of 75 models", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_limit_holds_for_the_values_of_the_query_together()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "models", "--resolution", "480p", "--max-credits", "40");
        Assert.DoesNotContain("seedance-2.0", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_that_differ_give_a_range_and_are_named()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "price", "creativeai:voice-generation");
        Assert.Contains("1 to 8 credits, contradictory", tool.Output, StringComparison.Ordinal);
        Assert.Contains("- 8 credits, as the price and in the status sample (creativeai.run/api-docs § Voice Generation)", tool.Output, StringComparison.Ordinal);
        using var list = new Tool();
        await list.ExpectAsync(ExitCodes.Fine, "models", "--kind", "text_to_audio");
        Assert.Matches("voice-generation .* 1–8, sources differ", list.Output);
        using var show = new Tool();
        await show.ExpectAsync(ExitCodes.Fine, "show", "creativeai:video-generation/kling-v3");
        Assert.Contains("The sources contradict each other:", show.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Options(ModelQuery query)
    {
        (string Option, string? Value)[] options =
        [
            ("--provider", query.Provider),
            ("--kind", query.Kind?.Value),
            ("--duration", query.Duration?.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
            ("--resolution", query.Resolution),
            ("--aspect-ratio", query.AspectRatio),
            ("--max-credits", query.MaxCredits?.ToString(CultureInfo.InvariantCulture)),
        ];
        return options.Where(option => option.Value is not null).SelectMany(option => new[] { option.Option, option.Value! }).Concat(query.LastFrame ? ["--last-frame"] : []);
    }
}
