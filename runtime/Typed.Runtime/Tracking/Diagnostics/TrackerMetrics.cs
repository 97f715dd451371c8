using System.Diagnostics.Metrics;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Diagnostics;

/// <summary>The meter <c>Typed.Tracking</c>. The instrument names are documented in docs/tracking.md.</summary>
internal sealed class TrackerMetrics : IDisposable
{
    public const string SourceName = "Typed.Tracking";

    private readonly Meter _meter;
    private readonly Counter<long> _submitted;
    private readonly Counter<long> _uncertain;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _statusChecks;
    private readonly Counter<long> _webhooks;
    private readonly Counter<long> _downloaded;
    private readonly Histogram<double> _duration;

    /// <param name="countOpen">Returns the number of open jobs of each provider.</param>
    /// <param name="name">The tracker's name, which distinguishes several trackers in one process; null for none.</param>
    public TrackerMetrics(Func<IEnumerable<(string Provider, int Count)>> countOpen, string? name)
    {
        // A tag of the meter is on each of its measurements.
        _meter = new Meter(SourceName, version: null, tags: name is null ? null : [Tag("typed.tracker", name)]);
        _submitted = _meter.CreateCounter<long>("typed.jobs.submitted", "{job}", "Jobs that a provider has accepted.");
        _uncertain = _meter.CreateCounter<long>("typed.jobs.uncertain", "{job}", "Submissions with an uncertain outcome.");
        _refused = _meter.CreateCounter<long>("typed.jobs.equal_refused", "{job}", "Submissions that were not sent because an equal one was not settled.");
        _ended = _meter.CreateCounter<long>("typed.jobs.ended", "{job}", "Jobs that ended, by their final state.");
        _requests = _meter.CreateCounter<long>("typed.status.requests", "{request}", "Requests for the status of jobs.");
        _statusChecks = _meter.CreateCounter<long>("typed.status.checks", "{job}", "Status checks. Several can share one request.");
        _webhooks = _meter.CreateCounter<long>("typed.webhooks", "{message}", "Webhook messages, by outcome.");
        _downloaded = _meter.CreateCounter<long>("typed.results.bytes", "By", "Bytes of saved results.");
        _duration = _meter.CreateHistogram<double>("typed.jobs.duration", "s", "The time from submission until the tracker saw the end.");
        _meter.CreateObservableGauge(
            "typed.jobs.open",
            () => countOpen().Select(one => new Measurement<int>(one.Count, Tag("typed.provider", one.Provider))),
            "{job}",
            "Open jobs.");
    }

    public void Submitted(string provider) => _submitted.Add(1, Tag("typed.provider", provider));

    public void Uncertain(string provider) => _uncertain.Add(1, Tag("typed.provider", provider));

    public void Refused(string provider) => _refused.Add(1, Tag("typed.provider", provider));

    public void Ended(string provider, JobState state, TimeSpan? duration = null)
    {
        _ended.Add(1, Tag("typed.provider", provider), Tag("typed.state", state.ToText()));
        if (duration is { } time)
        {
            _duration.Record(time.TotalSeconds, Tag("typed.provider", provider), Tag("typed.state", state.ToText()));
        }
    }

    public void Polled(string provider, int jobs, TypedException? error)
    {
        if (error is null)
        {
            _requests.Add(1, Tag("typed.provider", provider));
        }
        else
        {
            _requests.Add(1, Tag("typed.provider", provider), Tag("error.type", error.GetType().FullName!));
        }

        _statusChecks.Add(jobs, Tag("typed.provider", provider));
    }

    public void Webhook(string provider, WebhookOutcome outcome) => _webhooks.Add(1, Tag("typed.provider", provider), Tag("typed.outcome", outcome.ToString()));

    public void Downloaded(string provider, long bytes) => _downloaded.Add(bytes, Tag("typed.provider", provider));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
