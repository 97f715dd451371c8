using System.Diagnostics;
using Typed.SamplesTests.Kit;

namespace Typed.SamplesTests;

/// <summary>Mistakes in the command line of the quickstart. The jobs themselves run as the first step of CI.</summary>
public sealed class QuickstartTests
{
    [Theory(Timeout = Limits.Hung)]
    [InlineData("--output")]
    [InlineData("-h")]
    [InlineData("files", "more")]
    public async Task An_unknown_option_prints_the_usage_and_makes_no_folder(params string[] arguments)
    {
        using var folder = new TempDirectory();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Quickstart.dll"), .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
        })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Equal("Usage: dotnet run --project samples/Quickstart [-- <folder for the files>]", error.Trim());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
