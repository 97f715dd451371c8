using System.Diagnostics;
using System.Text.Json;

namespace Typed.CatalogTests.Kit;

/// <summary>The system's Chromium without a window, one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly string _profile = Directory.CreateTempSubdirectory("typed-browser-").FullName;
    private Process? _process;
    private Task _log = Task.CompletedTask;

    /// <summary>Its executable; null where it is not installed.</summary>
    public static string? Executable { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>Whether to fail where there is no browser, as the check does.</summary>
    private static bool IsRequired => Environment.GetEnvironmentVariable("TYPED_BROWSER") == "required";

    internal int Port { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        var start = new ProcessStartInfo(Executable) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[]
        {
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-default-apps", "--disable-sync", "--remote-debugging-port=0", $"--user-data-dir={_profile}", "about:blank",
        })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        // "DevTools listening on ws://127.0.0.1:40123/devtools/browser/…"
        while (Port == 0)
        {
            var line = await _process.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("Chromium ended before it listened.");
            if (line.Contains("DevTools listening on ", StringComparison.Ordinal))
            {
                Port = new Uri(line[line.IndexOf("ws://", StringComparison.Ordinal)..]).Port;
            }
        }

        // Its log goes on; a full pipe would stop it.
        _log = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>A page of its own.</summary>
    internal async Task<Page> OpenAsync(CancellationToken cancellationToken)
    {
        if (Executable is null)
        {
            Assert.False(IsRequired, "Chromium is not installed.");
            Assert.Skip("Chromium is not installed; tests/catalog/check installs it.");
        }

        using var http = new HttpClient();
        using var answer = await http.PutAsync(new Uri($"http://127.0.0.1:{Port}/json/new?about:blank"), content: null, cancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return await Page.ConnectAsync(new Uri(json.RootElement.GetProperty("webSocketDebuggerUrl").GetString()!), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            await _log;
            _process.Dispose();
        }

        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A child of it may still write its last file; the folder is one of the system's temporary ones.
        }
    }
}
