using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace ClusterSample;

/// <summary>A node in a process of its own, which can be killed at any moment.</summary>
internal sealed class NodeProcess(int port, IReadOnlyDictionary<string, string> settings, string log) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), Timeout = TimeSpan.FromSeconds(60) };
    private Process? _process;

    public int Port => port;

    public bool IsRunning => _process is { HasExited: false };

    public void Start()
    {
        // A node writes to a file: a pipe that nobody reads would stop it.
        string[] arguments = ["node", "--Port", port.ToString(CultureInfo.InvariantCulture), .. settings.SelectMany(pair => new[] { $"--{pair.Key}", pair.Value })];
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec \"$@\" >> '{log}' 2>&1", "sh", Environment.ProcessPath!, .. arguments]))!;
    }

    /// <summary>Waits until the node and all lanes answer.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!IsRunning)
            {
                throw new InvalidOperationException($"The node at {port} did not start; see {log}.");
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
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>SIGKILL: no handler, no flush, no farewell.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Submits a prompt.</summary>
    /// <returns>True if the node has answered, whatever it said; false if nobody knows what it did.</returns>
    public async Task<bool> SubmitAsync(string account, string prompt, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.PostAsync($"/accounts/{account}/jobs?prompt={Uri.EscapeDataString(prompt)}", null, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task<List<JobView>> ListAsync(string account, string? label, CancellationToken cancellationToken)
    {
        var filter = label is null ? "" : $"?label={Uri.EscapeDataString(label)}";
        return await _http.GetFromJsonAsync<List<JobView>>($"/accounts/{account}/jobs{filter}", cancellationToken) ?? [];
    }

    public async Task ResolveAsync(string account, Guid key, string id, CancellationToken cancellationToken) =>
        (await _http.PostAsync($"/accounts/{account}/jobs/{key}/resolve?id={id}", null, cancellationToken)).Dispose();

    public async Task AbandonAsync(string account, Guid key, CancellationToken cancellationToken) =>
        (await _http.PostAsync($"/accounts/{account}/jobs/{key}/abandon", null, cancellationToken)).Dispose();

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
}
