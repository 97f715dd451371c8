using System.Globalization;
using Typed.Providers;

namespace Typed.Cluster.Benchmarks;

/// <summary>A provider that answers at once, as one node sees it.</summary>
internal sealed class Provider(string node, Action<string, string>? polled) : IGenerationProvider
{
    public const string Key = "acme";
    private static long s_ids;

    public string Name => Key;

    /// <param name="interval">The polling interval.</param>
    /// <param name="polled">Called with node and id at each status check.</param>
    public static Func<string, GenerationClient> Clients(TimeSpan interval, Action<string, string>? polled = null) => node => new GenerationClient(
        new Provider(node, polled),
        new GenerationClientOptions { Polling = new PollingOptions { FirstDelay = interval, Interval = interval, MaxInterval = interval } });

    public Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Running(Interlocked.Increment(ref s_ids).ToString(CultureInfo.InvariantCulture)));

    public Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        polled?.Invoke(node, jobId);
        return Task.FromResult(Running(jobId));
    }

    private static JobSnapshot Running(string id) => new() { Id = id, Status = new JobStatus("running", JobPhase.Running) };
}
