using System.Reflection;
using System.Runtime.Loader;

namespace Typed.RefreshTests;

/// <summary>A command that only reads starts fast: it loads no compiler, template engine or code generator.</summary>
public sealed class StartUpTests
{
    private static readonly string[] s_heavy = ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "NJsonSchema", "Newtonsoft.Json", "Scriban.Signed", "Polly.Core", "ModelContextProtocol.Core"];

    [Theory]
    [InlineData("", "--help")]
    [InlineData("", "render", "--help")]
    [InlineData("", "export", "--help")]
    [InlineData("", "models")]
    [InlineData("", "show", "veo3.1")]
    [InlineData("", "compare", "veo3.1", "veo3.1/fast")]
    [InlineData("", "models", "--kind", "text_to_video", "--duration", "5")]
    [InlineData("", "price", "veo3.1")]
    [InlineData("", "completion", "bash")]
    [InlineData("Scriban.Signed", "sample", "veo3.1")]
    [InlineData("NJsonSchema Newtonsoft.Json Scriban.Signed", "export", "--as", "dto", "--model", "veo3.1")]
    public async Task A_command_loads_what_it_needs(string expected, params string[] args)
    {
        var tool = new OwnContext();
        await tool.RunAsync(args);
        Assert.Equal(expected, string.Join(' ', tool.Assemblies.Select(assembly => assembly.GetName().Name!).Intersect(s_heavy).Order(StringComparer.Ordinal)));
    }

    // The tool and its libraries again, so that what other tests have loaded does not count.
    private sealed class OwnContext() : AssemblyLoadContext("tool", isCollectible: true)
    {
        public async Task RunAsync(string[] args)
        {
            var typed = LoadFromAssemblyName(new AssemblyName("typed"));
            var spectre = LoadFromAssemblyName(new AssemblyName("Spectre.Console"));
            var settings = Activator.CreateInstance(spectre.GetType("Spectre.Console.AnsiConsoleSettings")!)!;
            settings.GetType().GetProperty("Out")!.SetValue(settings, Activator.CreateInstance(spectre.GetType("Spectre.Console.AnsiConsoleOutput")!, new StringWriter()));
            var console = spectre.GetType("Spectre.Console.AnsiConsole")!.GetMethod("Create", [settings.GetType()])!.Invoke(null, [settings]);
            var context = Activator.CreateInstance(
                typed.GetType("Typed.Refresh.Hosting.ToolContext", throwOnError: true)!, console, console, (Func<string, string?>)(_ => null), TimeProvider.System, Path.GetTempPath());
            var run = typed.GetType("Typed.Refresh.Commands.TypedCommand", throwOnError: true)!.GetMethod("RunAsync")!;
            Assert.Equal(0, await (Task<int>)run.Invoke(null, [args, context, TestContext.Current.CancellationToken])!);
        }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
