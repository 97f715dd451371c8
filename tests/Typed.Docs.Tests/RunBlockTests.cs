using System.Runtime.Loader;
using Typed.DocsTests.Code;
using Typed.DocsTests.Markdown;
using Typed.Emulator;
using Typed.Emulator.Http;

namespace Typed.DocsTests;

/// <summary>The first programs of the documentation submit a job to an emulator and leave a file on disk.</summary>
public sealed class RunBlockTests
{
    private const string DocumentedAddress = "http://127.0.0.1:5080";
    private const string DocumentedFolder = "\"out\"";

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/first-ten-minutes.md")]
    public async Task Program_saves_a_file(string page)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 1000 }, TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("typed-docs-run-");
        try
        {
            var block = BlockReader.Read(page).Single(candidate => candidate.IsRun);
            Assert.Contains(DocumentedAddress, block.Text, StringComparison.Ordinal);
            Assert.Contains(DocumentedFolder, block.Text, StringComparison.Ordinal);

            // A port and a folder of the test's own.
            var text = block.Text
                .Replace(DocumentedAddress, emulator.BaseAddress.AbsoluteUri, StringComparison.Ordinal)
                .Replace(DocumentedFolder, $"@\"{folder.FullName}\"", StringComparison.Ordinal);
            var snippet = await Snippet.CompileAsync(block with { Text = text }, TestContext.Current.CancellationToken);
            await RunAsync(snippet);

            Assert.Equal(1, emulator.Requests.Count(Routes.CreatifyCreate));
            Assert.True(Assert.Single(folder.GetFiles()).Length > 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(Snippet snippet)
    {
        using var image = new MemoryStream();
        var emitted = snippet.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        var main = new AssemblyLoadContext("documented program").LoadFromStream(image).EntryPoint!;
        await Task.Run(() => main.Invoke(null, [Array.Empty<string>()]), TestContext.Current.CancellationToken);
    }
}
