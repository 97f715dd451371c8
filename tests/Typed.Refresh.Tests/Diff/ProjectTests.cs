using System.Diagnostics;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Diff;

/// <summary>A small project of a user's, with schemas of its own, evaluated by MSBuild and never built.</summary>
public sealed class ProjectTests
{
    private const string Old =
        """
        {
          "model": "film",
          "kind": "text_to_video",
          "input_schema": {
            "type": "object",
            "required": ["prompt"],
            "properties": {
              "prompt": { "type": "string" },
              "duration": { "type": "string", "enum": ["5", "10", "15"], "default": "5" },
              "strength": { "type": "integer", "minimum": 0, "maximum": 100 },
              "style": { "type": "string" },
              "seed": { "type": "integer" },
              "mood": { "type": "string", "default": "calm" }
            }
          }
        }
        """;

    private const string Code =
        """
        using Typed.Models.Acme;

        const int Strong = 90;
        var five = new FilmParams { Prompt = "a", Style = "b", Duration = FilmDuration.Seconds5, Mood = "c" };
        var fifteen = new FilmParams { Prompt = "a", Style = "b", Duration = FilmDuration.Seconds15, Mood = "c" };
        var late = new FilmParams { Prompt = "a", Style = "b", Duration = Durations.Chosen, Mood = "c" };
        var left = new FilmParams { Prompt = "a", Style = "b", Mood = "c" };
        var bare = new FilmParams { Prompt = "a", Duration = FilmDuration.Seconds10 };
        var strong = new FilmParams { Prompt = "a", Style = "b", Duration = FilmDuration.Seconds10, Strength = Strong, Mood = "c" };
        var weak = new FilmParams { Prompt = "a", Style = "b", Duration = FilmDuration.Seconds10, Strength = 10, Mood = "c" };
        var seed = new FilmParams { Prompt = "a", Style = "b", Duration = FilmDuration.Seconds10, Seed = 7, Mood = "c" };
        var gone = new GoneParams { Prompt = "a" };
        System.Console.WriteLine(seed.Seed + "gone");

        static class Durations
        {
            public static FilmDuration Chosen => System.Environment.TickCount > 0 ? FilmDuration.Seconds5 : FilmDuration.Seconds10;
        }
        """;

    private static readonly string[] s_expected =
    [
        "Program.cs(4,16): a request to 'film' costs 10 instead of 8 credits",
        "Program.cs(5,83): duration of 'film': the value \"15\" was removed",
        "Program.cs(6,16): the price of a request to 'film' changed; it depends on values at run time",
        // What it leaves out is 10 seconds now.
        "Program.cs(7,16): a request to 'film' costs 16 instead of 8 credits",
        "Program.cs(7,16): does not set duration of 'film': the default changed from \"5\" to \"10\"; a request with default values cost 8 and now costs 16",
        "Program.cs(8,16): does not set mood of 'film': the default changed from \"calm\" to \"wild\"; a request with default values cost 8 and now costs 16",
        "Program.cs(8,16): does not set style of 'film', which is now required",
        "Program.cs(9,18): strength of 'film' is 90: maximum changed from 100 to 80",
        "Program.cs(11,91): seed of 'film': the field was removed",
        "Program.cs(12,16): the model 'gone' was removed",
        "Program.cs(13,31): seed of 'film': the field was removed",
        "Program.cs(13,38): uses the model 'gone', which was removed",
    ];

    [Fact]
    public async Task Names_the_call_sites_that_a_change_breaks_or_makes_dearer()
    {
        using var folder = new ScratchFolder();
        WriteSchemas(folder);
        WriteProject(folder);
        await RestoreAsync(folder);
        var before = Files(folder);
        using var tool = new Tool { Directory = folder.Root };

        await tool.ExpectAsync(ExitCodes.Fine, "diff", "--from", "old", "--project", "App.csproj");

        var sites = tool.Output.Split('\n').SkipWhile(line => !line.StartsWith("In the project", StringComparison.Ordinal)).Skip(1).Where(line => line.Length > 0).Select(line => line.Trim());
        Assert.Equal(s_expected, sites);
        Assert.Equal(before, Files(folder));
    }

    [Fact]
    public async Task A_project_that_is_not_there_or_not_restored_is_an_error()
    {
        using var folder = new ScratchFolder();
        WriteSchemas(folder);
        using var absent = new Tool { Directory = folder.Root };
        await absent.ExpectAsync(ExitCodes.Error, "diff", "--from", "old", "--project", "App.csproj");
        Assert.Contains("App.csproj does not exist", absent.Error, StringComparison.Ordinal);

        folder.Write("../App.csproj", "<Project");
        using var broken = new Tool { Directory = folder.Root };
        await broken.ExpectAsync(ExitCodes.Error, "diff", "--from", "old", "--project", "App.csproj");
        Assert.Contains("can't be evaluated", broken.Error, StringComparison.Ordinal);
    }

    private static void WriteSchemas(ScratchFolder folder)
    {
        folder.Write("../old/acme/models/film.json", Old);
        folder.Write("../old/acme/models/gone.json", AcmeSchemas.Model("gone", "\"5\"", "5", "x", "y"));
        folder.Write("../old/acme/pricing.json", AcmeSchemas.Pricing("film", 8, 16));
        folder.Write("acme/models/film.json", Old
            .Replace("\"5\", \"10\", \"15\"", "\"5\", \"10\"", StringComparison.Ordinal)
            .Replace("\"default\": \"5\"", "\"default\": \"10\"", StringComparison.Ordinal)
            .Replace("\"calm\"", "\"wild\"", StringComparison.Ordinal)
            .Replace("[\"prompt\"]", "[\"prompt\", \"style\"]", StringComparison.Ordinal)
            .Replace("\"maximum\": 100", "\"maximum\": 80", StringComparison.Ordinal)
            .Replace("      \"seed\": { \"type\": \"integer\" },\n", "", StringComparison.Ordinal));
        folder.Write("acme/pricing.json", AcmeSchemas.Pricing("film", 10, 16));
    }

    private static void WriteProject(ScratchFolder folder)
    {
        var build = Path.Combine(AppContext.BaseDirectory, "build");
        folder.Write("../Program.cs", Code);
        folder.Write("../App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{build}/Typed.Generator.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(ModelParams).Assembly.Location}" />
              </ItemGroup>
              <Import Project="{build}/Typed.Generator.targets" />
            </Project>
            """);
    }

    // What a look may not change: sources and outputs; what MSBuild notes for itself in obj does not count.
    private static List<string> Files(ScratchFolder folder) =>
        [.. folder.Snapshot().Where(file => !file.Key.StartsWith("obj/", StringComparison.Ordinal)).Select(file => file.Key + "\n" + file.Value)];

    private static async Task RestoreAsync(ScratchFolder folder)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.Root, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "msbuild", "App.csproj", "-t:Restore", "-nologo", "-nodeReuse:false" })
        {
            start.ArgumentList.Add(argument);
        }

        using var restore = Process.Start(start)!;
        var said = await restore.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await restore.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(restore.ExitCode == 0, said);
    }
}
