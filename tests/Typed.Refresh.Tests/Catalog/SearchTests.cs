using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.Commands;
using Typed.Refresh.Searching;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

public sealed class SearchTests
{
    [Fact]
    public async Task The_cheapest_are_first_with_the_values_to_set_and_the_unsure_have_reasons()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(
            ExitCodes.Fine, "models", "--cheapest", "--provider", "creatify", "--kind", "image_to_video", "--duration", "10", "--resolution", "1080p", "--schemas", ScratchFolder.Repository);
        var lines = tool.Output.Split('\n');
        Assert.Matches(@"^ +32  creatify:bytedance/seedance/v1/pro/image-to-video +duration=""10"", resolution=""1080p""$", lines[1]);
        Assert.Matches(@"2 of \d+ models", tool.Output);
        Assert.Matches(@"creatify:kling-video/v1\.6/pro/image-to-video +its schema has no field for the resolution", tool.Output);
    }

    [Fact]
    public async Task As_json_it_has_the_same_models_in_the_same_order()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "models", "--cheapest", "--kind", "text-to-video", "--duration", "5s", "--json", "--schemas", ScratchFolder.Repository);
        var prices = JsonNode.Parse(tool.Output)!["matches"]!.AsArray().Select(model => model!["cost"]!["at_least"]?.GetValue<decimal>() ?? decimal.MaxValue).ToList();
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
        await tool.ExpectAsync(ExitCodes.Error, "models", "--cheapest", option, value, "--schemas", ScratchFolder.Repository);
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
