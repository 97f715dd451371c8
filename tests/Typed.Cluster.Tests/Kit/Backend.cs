using System.Collections.Concurrent;
using System.Globalization;
using Typed.Providers;

namespace Typed.ClusterTests.Kit;

/// <summary>The provider's side: what arrived, from which node, and which jobs have ended. A job ends when the test says so.</summary>
internal sealed class Backend
{
    private int _ids;

    /// <summary>The ids of the accepted jobs, and the node that submitted each.</summary>
    public ConcurrentDictionary<string, string> Submitted { get; } = new(StringComparer.Ordinal);

    /// <summary>The nodes that asked for each job.</summary>
    public ConcurrentDictionary<string, ConcurrentBag<string>> Polls { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, bool> Ended { get; } = new(StringComparer.Ordinal);

    /// <summary>How long the provider asks for a pause, in the answer to each status check; null: it does not.</summary>
    public TimeSpan? AsksForPause { get; set; }

    /// <summary>Whether submissions are accepted without an answer.</summary>
    public bool LosesAnswers { get; set; }

    public GenerationClient ClientOf(string node, string provider = "acme", TimeSpan? interval = null) => new(
        new Node(this, node, provider),
        new GenerationClientOptions
        {
            Polling = new PollingOptions { FirstDelay = interval ?? TimeSpan.FromMilliseconds(20), Interval = interval ?? TimeSpan.FromMilliseconds(20), MaxInterval = interval ?? TimeSpan.FromMilliseconds(100) },
        });

    public static JobSnapshot SnapshotOf(string id, bool isEnded) => new()
    {
        Id = id,
        Status = isEnded ? new JobStatus("done", JobPhase.Succeeded) : new JobStatus("running", JobPhase.Running),
        Assets = isEnded ? [new Asset(new Uri($"https://cdn.example/{id}.mp4"))] : [],
        CreditsUsed = isEnded ? 3 : null,
    };

    private sealed class Node(Backend backend, string node, string provider) : IGenerationProvider
    {
        public string Name => provider;

        public Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
        {
            var id = "j" + Interlocked.Increment(ref backend._ids).ToString(CultureInfo.InvariantCulture);
            backend.Submitted[id] = node;
            return backend.LosesAnswers
                ? throw new UncertainSubmissionException(provider, request.Model, request.Hash, "Lost.")
                : Task.FromResult(SnapshotOf(id, isEnded: false));
        }

        public Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken)
        {
            backend.Polls.GetOrAdd(jobId, _ => []).Add(node);
            if (backend.AsksForPause is { } pause)
            {
                throw new RateLimitedException(provider, "Too many requests.") { RetryAfter = pause };
            }

            return backend.Submitted.ContainsKey(jobId)
                ? Task.FromResult(SnapshotOf(jobId, backend.Ended.ContainsKey(jobId)))
                : throw new JobNotFoundException(provider, jobId);
        }
    }
}
