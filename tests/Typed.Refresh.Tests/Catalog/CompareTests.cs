using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

public sealed class CompareTests
{
    private const string Kling = "kling-video/v1.6/pro/image-to-video";
    private const string Seedance = "bytedance/seedance/v1/pro/image-to-video";

    [Fact]
    public async Task Two_models_stand_side_by_side()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "compare", Kling, Seedance, "--schemas", ScratchFolder.Repository);
        Assert.Matches(@"\nduration +string; ""5"", ""10""; default ""5"" +string; ""3"", ""4"",", tool.Output);
        Assert.Matches(@"\nprompt +\* string +\* string", tool.Output);
        Assert.Matches(@"\nresolution +- +string; ""480p"", ""720p"", ""1080p""", tool.Output);
        Assert.Matches(@"\nPrice: duration 10 +24 +-\n", tool.Output);
        Assert.EndsWith("\n* required\n", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_differences_and_the_currencies_of_two_providers()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "compare", Kling, Seedance, "--differences", "--schemas", ScratchFolder.Repository);
        Assert.DoesNotContain("\nprompt ", tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("currencies", tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("required", tool.Output, StringComparison.Ordinal);

        using var two = new Tool();
        await two.ExpectAsync(ExitCodes.Fine, "compare", Kling, "hoox:kling-standard", "--schemas", ScratchFolder.Repository);
        Assert.Contains("different currencies", two.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_with_the_same_role_and_another_name_is_in_the_same_row()
    {
        using var folder = ScratchFolder.With("creatify");
        folder.Edit("creatify/models/bytedance__seedance__v1__pro__image-to-video.json", root =>
        {
            var properties = root["input_schema"]!["properties"]!.AsObject();
            var duration = properties["duration"]!.DeepClone();
            properties.Remove("duration");
            properties["video_duration"] = duration;
        });
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "compare", Kling, Seedance, "--json");
        var pair = JsonNode.Parse(tool.Output)!["fields"]!.AsArray().Single(field => field!["first"]?.GetValue<string>() == "duration")!;
        Assert.Equal("video_duration", pair["second"]!.GetValue<string>());
        Assert.False(pair["same"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_unknown_model_is_an_error_that_names_the_nearest()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Error, "compare", Kling, "bytedance/seedance/v1/pro/image-to-vide", "--schemas", ScratchFolder.Repository);
        Assert.Contains($"Did you mean {Seedance}?", tool.Error, StringComparison.Ordinal);
    }
}
