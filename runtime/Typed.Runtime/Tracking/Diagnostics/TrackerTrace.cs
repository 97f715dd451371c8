using System.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Diagnostics;

/// <summary>The activities of a tracker, source <c>Typed.Tracking</c>. Contains no API keys, parameters or addresses.</summary>
internal static class TrackerTrace
{
    private const int MostLinks = 100;

    private static readonly ActivitySource s_source = new(TrackerMetrics.SourceName);

    /// <summary>Starts the activity of a submission, as a child of the caller's activity.</summary>
    public static Activity? Submit(string provider, string model) =>
        s_source.StartActivity("typed.submit", ActivityKind.Client)?.SetTag("typed.provider", provider).SetTag("typed.model", model);

    /// <summary>Starts the activity of a status check. It has no parent, because it is for jobs of many callers and runs long after them. It is linked to the submissions.</summary>
    public static Activity? Poll(string provider, List<JobEntry> jobs)
    {
        Activity.Current = null;
        return s_source.HasListeners()
            ? s_source.StartActivity("typed.poll", ActivityKind.Client, default(ActivityContext), tags: null, LinksOf(jobs))?
                .SetTag("typed.provider", provider)
                .SetTag("typed.jobs", jobs.Count)
            : null;
    }

    /// <summary>Starts the activity of a download, as a child of the caller's activity, linked to the submission.</summary>
    public static Activity? Download(JobEntry entry) =>
        s_source.HasListeners()
            ? s_source.StartActivity("typed.download", ActivityKind.Internal, Activity.Current?.Context ?? default, tags: null, LinksOf([entry]))?
                .SetTag("typed.provider", entry.Lane.Name)
                .SetTag("typed.job.key", entry.Record.Key)
            : null;

    /// <summary>Marks the activity as failed. The message is left out: it may repeat the provider's text.</summary>
    public static void Fail(Activity? activity, Exception exception) =>
        activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().FullName);

    private static List<ActivityLink> LinksOf(List<JobEntry> jobs)
    {
        var links = new List<ActivityLink>();
        foreach (var job in jobs.Take(MostLinks))
        {
            if (ActivityContext.TryParse(job.Record.TraceParent, traceState: null, isRemote: true, out var submission))
            {
                links.Add(new ActivityLink(submission));
            }
        }

        return links;
    }
}
