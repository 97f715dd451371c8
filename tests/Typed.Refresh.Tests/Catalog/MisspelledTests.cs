using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

/// <summary>A misspelled value is an error that names the nearest one. It never gives an empty answer.</summary>
public sealed class MisspelledTests
{
    [Theory]
    [InlineData("Did you mean text_to_video?", "models", "--kind", "text_to_vidoe")]
    [InlineData("Did you mean hoox?", "models", "--provider", "hox")]
    [InlineData("is not a duration. Write seconds, such as 5 or 5s.", "models", "--duration", "abc")]
    [InlineData("Did you mean 16:9?", "models", "--aspect-ratio", "16x9")]
    [InlineData("Did you mean 1080p?", "models", "--resolution", "1080")]
    [InlineData("Did you mean price?", "models", "--sort", "prise")]
    [InlineData("Allowed: creatify, creativeai, hoox.", "emulator", "--provider", "hox")]
    [InlineData("Did you mean show?", "shw")]
    public async Task It_names_what_is_allowed(string says, params string[] args)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Error, args);
        Assert.StartsWith("error: ", tool.Error, StringComparison.Ordinal);
        Assert.Contains(says, tool.Error, StringComparison.Ordinal);
        Assert.Equal("", tool.Output);
    }

    [Theory]
    [InlineData("KlingV3", "creativeai:video-generation/kling-v3", "hoox:kling-v3-pro", "hoox:kling-v3-motion-standard")]
    [InlineData("klingg", "hoox:kling-pro", "creatify:kling-video/v1.6/pro/image-to-video")]
    public async Task A_part_of_a_name_lists_all_models_with_it(string name, params string[] near)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Error, "show", name);
        Assert.All(near, model => Assert.Contains($"\n  {model}  (", tool.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("veo", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_needs_a_provider_that_exists_and_creates_nothing_otherwise()
    {
        using var folder = ScratchFolder.With("creatify");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Error, "lock", "creatfy");
        Assert.Contains("Did you mean creatify?", tool.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Root, "schemas", "creatfy")));

        using var empty = new ScratchFolder();
        using var other = new Tool { Directory = empty.Root };
        await other.ExpectAsync(ExitCodes.Error, "lock", "nope");
        Assert.False(Directory.Exists(Path.Combine(empty.Root, "schemas", "nope")));
    }

    [Fact]
    public async Task A_folder_without_models_does_not_replace_the_catalog_in_silence()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(Path.Combine(folder.Root, "schemas", "nope", "models"));
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "models");
        Assert.Contains("75 of 75 models (schemas included in the tool)", tool.Output, StringComparison.Ordinal);
        Assert.Contains("./schemas contains no models", tool.Error, StringComparison.Ordinal);
        await tool.ExpectAsync(ExitCodes.Error, "models", "--schemas", "schemas");
    }
}
