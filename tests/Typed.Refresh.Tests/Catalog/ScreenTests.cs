using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

/// <summary>What the tool writes fits a terminal of 80 columns.</summary>
public sealed class ScreenTests
{
    private const int Columns = 80;
    private const int Rows = 50;

    [Theory]
    [InlineData]
    [InlineData("--help")]
    public async Task The_help_fits_a_screen_and_names_each_command(params string[] args)
    {
        using var tool = new Tool { Width = Columns };
        await tool.ExpectAsync(ExitCodes.Fine, args);
        var lines = tool.Output.Split('\n');
        Assert.InRange(lines.Length, 1, Rows);
        Assert.All(lines, line => Assert.True(line.Length <= Columns, line));
        Assert.All(["models", "show", "price", "catalog", "sample", "convert", "refresh", "diff", "emulator", "completion"], command => Assert.Contains(command, tool.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("models")]
    [InlineData("price")]
    public async Task The_help_of_a_command_does_not_list_the_models(string command)
    {
        using var tool = new Tool { Width = Columns };
        await tool.ExpectAsync(ExitCodes.Fine, command, "--help");
        Assert.DoesNotContain("kling", tool.Output, StringComparison.Ordinal);
        Assert.InRange(tool.Output.Split('\n').Length, 1, Rows);
    }

    [Theory]
    [InlineData("--group", "provider")]
    [InlineData("--provider", "creatify")]
    [InlineData("--kind", "image_to_video", "--group", "provider")]
    public async Task The_list_has_one_line_per_model_and_breaks_no_word(params string[] options)
    {
        using var tool = new Tool { Width = Columns };
        await tool.ExpectAsync(ExitCodes.Fine, ["models", .. options]);
        var lines = tool.Output.TrimEnd().Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= Columns, line));
        Assert.Contains(lines, line => line.StartsWith("minimax/hailuo-02/standard/image-to-video", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_give_way_in_a_fixed_order()
    {
        var headings = new List<string>();
        foreach (var width in new[] { 80, 110, 160 })
        {
            using var tool = new Tool { Width = width };
            await tool.ExpectAsync(ExitCodes.Fine, "models", "--provider", "creatify");
            headings.Add(string.Join(' ', tool.Output.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }

        Assert.Equal(["Model Kind Credits", "Model Kind Takes Credits", "Model Kind Takes Credits Record"], headings);
    }

    [Fact]
    public async Task A_list_can_be_sorted_grouped_and_cut()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "models", "--provider", "creatify", "--sort", "price", "--limit", "3");
        Assert.Contains("3 of 35 models that meet the query", tool.Output, StringComparison.Ordinal);
        Assert.Equal(3, tool.Output.Split('\n').Count(line => line.Contains("image", StringComparison.Ordinal)));
        using var grouped = new Tool();
        await grouped.ExpectAsync(ExitCodes.Fine, "models", "--group", "kind");
        Assert.Contains("\ntext to audio\ncreativeai:voice-generation", grouped.Output, StringComparison.Ordinal);
    }
}
