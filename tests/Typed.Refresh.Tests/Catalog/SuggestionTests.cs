using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

/// <summary>A misspelled name is an error that says the nearest one, wherever a command takes a name.</summary>
public sealed class SuggestionTests
{
    [Theory]
    [InlineData("Did you mean creatify?", "refresh", "creatfy")]
    [InlineData("Did you mean creatify?", "check", "creatfy")]
    [InlineData("Did you mean creatify?", "diff", "creatfy", "--from", "schemas")]
    [InlineData("Did you mean prices?", "render", "--template", "price")]
    [InlineData("Did you mean Veo31Params?", "export", "--as", "dto", "--model", "Veo31Param")]
    [InlineData("Did you mean veo3.1?", "compare", "veo3.1", "veo3.l")]
    [InlineData("Did you mean duration?", "price", "veo3.1", "--set", "duratoin=8s")]
    public async Task The_nearest_name_is_said(string says, params string[] args)
    {
        using var folder = ScratchFolder.With("creatify");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Error, args);
        Assert.Contains(says, tool.Error, StringComparison.Ordinal);
    }

    /// <summary>Where no name is near, a short list says what there is.</summary>
    [Fact]
    public async Task A_short_list_is_said_where_nothing_is_near()
    {
        using var folder = ScratchFolder.With("creatify");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Error, "render", "--template", "nothing-like-it");
        Assert.Contains("Known: openapi, prices, typescript.", tool.Error, StringComparison.Ordinal);
    }
}
