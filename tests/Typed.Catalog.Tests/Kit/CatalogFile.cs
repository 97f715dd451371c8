using Spectre.Console;
using Typed.Refresh.Commands;
using Typed.Refresh.Hosting;

namespace Typed.CatalogTests.Kit;

/// <summary>The page as <c>typed catalog</c> writes it, in a folder that is deleted in the end.</summary>
internal sealed class CatalogFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typed-catalog-");

    private CatalogFile()
    {
    }

    /// <summary>The page's <c>file:</c> address.</summary>
    public string Address => new Uri(Path).AbsoluteUri;

    public string Path => System.IO.Path.Combine(_folder.FullName, "catalog.html");

    /// <summary>Of the schemas that come with the tool.</summary>
    public static Task<CatalogFile> WriteAsync(CancellationToken cancellationToken) => WriteAsync(_ => { }, cancellationToken);

    /// <summary>Of the schemas that a test puts into the folder.</summary>
    public static async Task<CatalogFile> WriteAsync(Action<string> fill, CancellationToken cancellationToken)
    {
        var file = new CatalogFile();
        fill(file._folder.FullName);
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        var context = new ToolContext(console, console, _ => null, TimeProvider.System, file._folder.FullName);
        Assert.True(await TypedCommand.RunAsync(["catalog"], context, cancellationToken) == 0, output.ToString());
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
