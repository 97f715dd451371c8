using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace ClusterSample;

/// <summary>A node in a process of its own, which can be killed at any moment.</summary>
/// <param name="port">The port of its web server.</param>
/// <param name="settings">The settings of all nodes.</param>
/// <param name="log">The file for its output.</param>
/// <param name="older">The program of an older version, which every second process of the node is; null: always this version.</param>
internal sealed class NodeProcess(int port, IReadOnlyDictionary<string, string> settings, string log, string? older) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), Timeout = TimeSpan.FromSeconds(60) };
    private Process? _process;

    public int Port => port;

    public string Id => _process!.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many processes were started so far.</summary>
    public int Starts { get; private set; }

    public bool IsRunning => _process is { HasExited: false };

    public void Start()
    {
        // A node writes to a file: a pipe without a reader would block it.
        string[] arguments = ["node", "--Port", port.ToString(CultureInfo.InvariantCulture), .. settings.SelectMany(pair => new[] { $"--{pair.Key}", pair.Value })];
        var program = older is not null && (port + Starts) % 2 == 0 ? older : Environment.ProcessPath!;
        Starts++;
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec \"$@\" >> '{log}' 2>&1", "sh", program, .. arguments]))!;
    }

    /// <summary>Waits until the node and all lanes answer. A silo that the others have declared dead ends itself, and is started again.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!IsRunning)
            {
                Start();
            }

            try
            {
                using var response = await _http.GetAsync("/healthz", cancellationToken);
                // Degraded counts: a provider may have had an error.
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception exception) when (IsAway(exception, cancellationToken))
            {
                // The node has not started yet.
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Kills the process (SIGKILL): no handler runs, and nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Submits a prompt.</summary>
    /// <returns>True if the node has answered; false if the outcome is unknown.</returns>
    public async Task<bool> SubmitAsync(string account, string prompt, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.PostAsync($"/accounts/{account}/jobs?prompt={Uri.EscapeDataString(prompt)}", null, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (IsAway(exception, cancellationToken))
        {
            return false;
        }
    }

    /// <summary>Whether a call failed because the node is dead, or does not answer.</summary>
    public static bool IsAway(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested);

    public async Task<List<JobView>> ListAsync(string account, string? label, CancellationToken cancellationToken)
    {
        var filter = label is null ? "" : $"?label={Uri.EscapeDataString(label)}";
        return await _http.GetFromJsonAsync<List<JobView>>($"/accounts/{account}/jobs{filter}", cancellationToken) ?? [];
    }

    /// <returns>Whether the decision was written.</returns>
    public Task<bool> ResolveAsync(string account, Guid key, string id, CancellationToken cancellationToken) =>
        DecideAsync($"/accounts/{account}/jobs/{key}/resolve?id={id}", cancellationToken);

    /// <returns>Whether the decision was written.</returns>
    public Task<bool> AbandonAsync(string account, Guid key, CancellationToken cancellationToken) =>
        DecideAsync($"/accounts/{account}/jobs/{key}/abandon", cancellationToken);

    public void Dispose()
    {
        if (IsRunning)
        {
            _process!.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
        _http.Dispose();
    }

    private async Task<bool> DecideAsync(string address, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsync(address, null, cancellationToken);
        return response.IsSuccessStatusCode;
    }
}
