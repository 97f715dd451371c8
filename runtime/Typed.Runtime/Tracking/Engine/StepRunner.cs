using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Starts the steps that the scheduler finds due: polls, downloads, checks of expiry, and confirmations of candidates.</summary>
internal sealed class StepRunner(TrackerContext context, StatusPoller poller, ResultKeeper results, ResultExpiry expiry, CandidateCheck candidates)
{
    /// <summary>Starts a step without waiting for its end.</summary>
    /// <param name="lane">The lane of the jobs.</param>
    /// <param name="jobs">The jobs: several only for a poll of a provider with a list.</param>
    /// <param name="step">The step.</param>
    public void Run(Lane lane, List<JobEntry> jobs, JobStep step)
    {
        switch (step)
        {
            case JobStep.Poll:
                _ = context.Work.RunAsync(poller.PollAsync(lane, jobs));
                break;
            case JobStep.Fetch:
                results.Fetch(jobs[0]);
                break;
            case JobStep.Expiry:
                _ = context.Work.RunAsync(expiry.CheckAsync(jobs[0]));
                break;
            case JobStep.Confirm:
                _ = context.Work.RunAsync(candidates.ConfirmAsync(jobs[0]));
                break;
        }
    }
}
