using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Typed.DocsTests.Markdown;
using Typed.Emulator;
using Typed.Emulator.Hoox;
using Typed.Refresh.Commands;
using Typed.Refresh.Hosting;
using Typed.RefreshTests.Kit;

namespace Typed.DocsTests.Shell;

/// <summary>Runs a block's commands one after the other, in a folder of its own that has the repository's schemas, against an emulator.</summary>
internal sealed partial class ShellSession : IAsyncDisposable
{
    // Reading a project takes MSBuild, a comparison with a commit takes git: these are parsed only.
    private static readonly string[] s_parsedOnly = ["--project", "origin/main", "HEAD"];

    private readonly EmulatorHost _emulator;
    private readonly HttpClient _http = new();
    private readonly string _folder;

    private ShellSession(EmulatorHost emulator, string folder)
    {
        _emulator = emulator;
        _folder = folder;
    }

    public static async Task<ShellSession> StartAsync(CancellationToken cancellationToken)
    {
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 1000, Hoox = new HooxEmulation { RateLimit = null } }, cancellationToken);
        var folder = Directory.CreateTempSubdirectory("typed-docs-").FullName;
        CopySchemas(Repository.PathOf("schemas"), Path.Combine(folder, "schemas"));
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("tests/Typed.Docs.Tests/Files")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.Copy(Repository.PathOf("tests/Typed.Refresh.Tests/Prices/Pages/creatify-2025-11.html"), Path.Combine(folder, "page.html"));
        return new ShellSession(emulator, folder);
    }

    /// <summary>Runs one command.</summary>
    /// <returns>What it wrote, and why it is wrong, or null.</returns>
    public async Task<(string Output, string? Problem)> RunAsync(ShellCommand command, CancellationToken cancellationToken)
    {
        // What is within a substitution or before a pipe is a command of its own; the rest of the line is the shell's.
        var text = command.Text.Replace("source <(", "", StringComparison.Ordinal).TrimEnd(')').Split(" | ")[0].Split(" && ")[0].Split(" > ")[0];
        if (text.StartsWith("typed ", StringComparison.Ordinal))
        {
            return await RunToolAsync([.. ShellCommand.Words(text).Skip(1)], command.ExitCode, cancellationToken);
        }

        return text.StartsWith("curl ", StringComparison.Ordinal)
            ? ("", await CurlCall.ProblemAsync(ShellCommand.Words(text), _emulator.BaseAddress, _http, cancellationToken))
            : ("", CommandForms.Problem(text));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<(string Output, string? Problem)> RunToolAsync(string[] args, int exitCode, CancellationToken cancellationToken)
    {
        using var tool = new Tool { Directory = _folder, Time = new LockDay() };
        foreach (var (name, value) in Variables())
        {
            tool.Variables[name] = value;
        }

        if (args[0] == "emulator")
        {
            return ("", await RunEmulatorAsync(tool, args, cancellationToken));
        }

        if (args.Intersect(s_parsedOnly).Any() || args is ["diff", ..] && !args.Contains("--from"))
        {
            return ("", ParseProblem(args));
        }

        var code = await tool.RunUntilAsync(args, cancellationToken);
        return (tool.Output + tool.Error, code == exitCode ? null : $"exit code {code}: {tool.Output}{tool.Error}");
    }

    private static string? ParseProblem(string[] args)
    {
        var errors = TypedCommand.Create(ToolContext.OfProcess()).Parse(args).Errors;
        return errors.Count == 0 ? null : string.Join(' ', errors.Select(error => error.Message));
    }

    // It runs until it is stopped; any free port, since the documented one may be taken.
    private static async Task<string?> RunEmulatorAsync(Tool tool, string[] args, CancellationToken cancellationToken)
    {
        var port = Array.IndexOf(args, "--port");
        string[] free = port < 0 ? [.. args, "--port", "0"] : [.. args[..(port + 1)], "0", .. args[(port + 2)..]];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = tool.RunUntilAsync(free, stop.Token);
        await tool.OutputHasAsync("Address", run);
        await stop.CancelAsync();
        var code = await run;
        return code == 0 ? null : $"exit code {code}: {tool.Output}{tool.Error}";
    }

    private Dictionary<string, string> Variables() => new(StringComparer.Ordinal)
    {
        ["CREATIFY_API_ID"] = _emulator.ApiId,
        ["CREATIFY_API_KEY"] = _emulator.ApiKey,
        ["HOOX_API_KEY"] = _emulator.ApiKey,
        ["CREATIVEAI_API_KEY"] = _emulator.ApiKey,
        ["TYPED_CREATIFY_ADDRESS"] = _emulator.BaseAddress.AbsoluteUri,
        ["TYPED_HOOX_ADDRESS"] = _emulator.HooxAddress.AbsoluteUri,
        ["TYPED_CREATIVEAI_ADDRESS"] = _emulator.BaseAddress.AbsoluteUri,
    };

    private static void CopySchemas(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.json", SearchOption.AllDirectories).Where(path => !path.Contains(".typed", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // The limits of age on the pages must hold on every day, so the clock stands at the earliest day in the locks.
    private sealed partial class LockDay : TimeProvider
    {
        private static readonly DateTimeOffset s_noon = Directory.EnumerateFiles(Repository.PathOf("schemas"), "lock.json", SearchOption.AllDirectories)
            .SelectMany(path => Date().Matches(File.ReadAllText(path)).Select(match => DateTimeOffset.Parse(match.Value + "T12:00Z", CultureInfo.InvariantCulture)))
            .Min();

        public override DateTimeOffset GetUtcNow() => s_noon;

        [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b")]
        private static partial Regex Date();
    }
}
