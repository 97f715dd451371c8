using Typed;

namespace Quickstart.Display;

/// <summary>One job in the table. The job changes its state while the table is shown.</summary>
/// <param name="request">The request.</param>
internal sealed class JobRow(IModelParams request)
{
    // The last state and the share of the download, in one reference: the table reads them from another thread.
    private volatile Reached _reached = new(JobState.Sending, 0);

    public IModelParams Request { get; } = request;

    public JobState State => _reached.State;

    /// <summary>The share of the files that is on disk, from 0 to 1.</summary>
    public double Share => _reached.Share;

    /// <summary>The outcome; null until the end.</summary>
    public Outcome? Outcome { get; private set; }

    public void Reach(JobState state, double share = 0) => _reached = new Reached(state, share);

    public void End(Outcome outcome)
    {
        Outcome = outcome;
        Reach(outcome.Problem is null ? JobState.Done : JobState.Failed, 1);
    }

    private sealed record Reached(JobState State, double Share);
}
