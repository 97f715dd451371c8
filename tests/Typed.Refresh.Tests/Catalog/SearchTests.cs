using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.Commands;
using Typed.Refresh.Searching;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

public sealed class SearchTests
{
    private static readonly string[] s_query = ["models", "--provider", "creatify", "--kind", "image_to_video", "--duration", "10", "--resolution", "1080p", "--schemas", ScratchFolder.Repository];

    [Fact]
    public async Task A_query_lists_the_cheapest_first_with_the_values_to_set()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, s_query);
        var lines = tool.Output.Split('\n');
        Assert.Matches(@"^bytedance/seedance/v1/pro/image-to-video .* duration=""10"", resolution=""1080p"" +32 ", lines[1]);
        Assert.Matches(@"^2 of \d+ models", lines[3]);
        Assert.Equal("3 more may meet the query, but the schema or the price does not say so: --unsure lists them", lines[4]);
        Assert.DoesNotContain("kling", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unsure_are_listed_below_with_the_reasons()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, [.. s_query, "--unsure"]);
        var lines = tool.Output.TrimEnd().Split('\n');
        Assert.Matches(@"^5 of \d+ models", lines[3]);
        Assert.Equal(["", "Unsure"], lines[4..6].Select(line => line.Split(' ')[0]));
        Assert.Matches(@"^creatify:minimax/hailuo-02/pro/image-to-video +20 +its schema has no field for the length; its schema has no field for the resolution$", lines[6]);
        Assert.Matches(@"^creatify:kling-video/v1\.6/pro/image-to-video +24 +its schema has no field for the resolution$", lines[7]);
    }

    [Fact]
    public async Task As_json_the_models_have_the_order_of_their_prices()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "models", "--kind", "text-to-video", "--duration", "5s", "--json", "--schemas", ScratchFolder.Repository);
        var prices = JsonNode.Parse(tool.Output)!.AsArray().Select(model => model!["cost"]!["at_least"]?.GetValue<decimal>() ?? decimal.MaxValue).ToList();
        Assert.True(prices.Count > 5);
        Assert.Equal(prices.Order(), prices);
    }

    [Theory]
    [InlineData("--kind", "image_to_vidoe", "Did you mean image_to_video?")]
    [InlineData("--provider", "hox", "Did you mean hoox?")]
    [InlineData("--duration", "abc", "is not a duration")]
    [InlineData("--duration", "0", "is not a duration")]
    [InlineData("--aspect-ratio", "16x9", "Did you mean 16:9?")]
    public async Task An_unknown_word_is_an_error_with_the_nearest_one(string option, string value, string says)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Error, "models", option, value, "--schemas", ScratchFolder.Repository);
        Assert.Contains(says, tool.Error, StringComparison.Ordinal);
    }

    /// <summary>The tables that a query reads are those of the compiled record: the same fields, rules and prices.</summary>
    [Fact]
    public void The_data_of_a_query_is_that_of_the_compiled_record()
    {
        var models = CatalogReader.Read(new SchemaFolder(ScratchFolder.Repository, IsShipped: false)).Models;
        foreach (var model in models.GroupBy(model => model.Provider).SelectMany(group => group.Take(2)))
        {
            var (record, info) = (CompiledRecord.Compile(model), model.Info);
            Assert.Equal((record.Provider, record.Name, record.Kind), (info.Provider, info.Name, info.Kind));
            Assert.Equal(JsonSerializer.Serialize(record.Fields), JsonSerializer.Serialize(info.Fields));
            Assert.Equal(JsonSerializer.Serialize(record.Prices), JsonSerializer.Serialize(info.Prices));
            Assert.Equal(JsonSerializer.Serialize(record.Rules), JsonSerializer.Serialize(info.Rules));
        }
    }
}
