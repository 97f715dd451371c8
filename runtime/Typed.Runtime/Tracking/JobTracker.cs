using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Engine;
using Typed.Tracking.Scheduling;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking;

/// <summary>Submits jobs so that none is paid for twice and none is lost, and follows all of them with one scheduler. Safe for use by several threads.</summary>
public sealed partial class JobTracker : IAsyncDisposable, IDisposable
{
    private readonly TrackerContext _context;
    private readonly Submitter _submitter;
    private readonly Reconciler _reconciler;
    private readonly JobDecisions _decisions;
    private readonly ResultKeeper _results;
    private readonly WebhookDesk _desk;
    private int _isStarted;
    private int _isDisposed;

    /// <summary>Makes a tracker; <see cref="StartAsync(CancellationToken)"/> starts it.</summary>
    /// <param name="options">Journal, leases, results.</param>
    /// <param name="clients">The clients of the providers, one per provider. Submit through the tracker, not through them.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <param name="loggers">Where logs go; null for nowhere.</param>
    /// <exception cref="ArgumentException">An option is out of range, or two clients are of one provider.</exception>
    public JobTracker(TrackerOptions options, IEnumerable<GenerationClient> clients, TimeProvider? timeProvider = null, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clients);
        options.ThrowIfInvalid();
        var time = timeProvider ?? TimeProvider.System;
        var log = loggers?.CreateLogger(TrackerMetrics.SourceName) ?? NullLogger.Instance;
        var journal = options.Journal ?? new FileJobJournal(options.Directory, timeProvider: time);
        var lanes = TrackerParts.LanesOf(options, clients);
        var scheduler = new JobScheduler(time, [.. lanes.Values], options.Granularity, options.Lease / 3, Start, Maintain);
        var roster = new JobRoster(journal, options.Owner, lanes, scheduler, log);
        var work = new WorkGuard(log, fault => TrackerParts.Break(scheduler, roster, fault));
        _context = new TrackerContext
        {
            Options = options,
            Journal = journal,
            Time = time,
            Log = log,
            Metrics = new TrackerMetrics(roster.CountOpen, options.Name),
            Scheduler = scheduler,
            Roster = roster,
            Work = work,
        };
        _results = new ResultKeeper(_context, record => ResultExpiring?.Invoke(record));
        var follower = new JobFollower(_context, _results);
        Poller = new StatusPoller(_context, follower);
        _reconciler = new Reconciler(_context, follower, _results);
        _decisions = new JobDecisions(_context, _reconciler);
        Candidates = new CandidateCheck(_context, _reconciler);
        _reconciler.OnCandidate += Candidates.Begin;
        _desk = new WebhookDesk(_context, follower, new Strangers(_context, _reconciler), Candidates);
        _submitter = new Submitter(_context, new SubmissionEnds(_context, follower, _desk));
    }

    /// <summary>Raised for a result that nobody has fetched and that the provider deletes soon, or has deleted by now (<see cref="JobState.Expired"/>).
    /// Runs on a thread of the pool and must not block.</summary>
    public event Action<JobRecord>? ResultExpiring;

    /// <summary>What was found at the start; null before it.</summary>
    public TrackerRecovery? Recovery { get; private set; }

    /// <summary>The providers that it has a client of.</summary>
    public IReadOnlyCollection<string> Providers => [.. _context.Roster.Lanes.Keys];

    /// <summary>Numbers from 0 up to 1 that spread status checks in time; a simulation brings its own.</summary>
    internal Func<double> Random
    {
        init => _context.Random = value;
    }

    internal JobScheduler Scheduler => _context.Scheduler;

    internal TimeProvider Time => _context.Time;

    private StatusPoller Poller { get; }

    private CandidateCheck Candidates { get; }

    /// <summary>Checks a request, writes down that it will be sent, sends it once, and writes down the provider's id.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it before it is sent. Once sending has begun, a cancellation ends in <see cref="UncertainSubmissionException"/>.</param>
    /// <exception cref="DuplicateSubmissionException">An equal request is open or uncertain. Nothing was sent.</exception>
    /// <exception cref="UncertainSubmissionException">The provider may have it. The journal keeps it as <see cref="JobState.Uncertain"/>; if the journal could not be
    /// written, its error is inside, and the next start finds the submission as uncertain.</exception>
    /// <exception cref="UnrecordedJobException">The provider has it, and the journal could not be written.</exception>
    /// <exception cref="TypedException">As for <see cref="GenerationClient"/>: nothing was made, and nothing was charged.</exception>
    /// <exception cref="JournalException">The intent could not be written. Nothing was sent.</exception>
    public Task<TrackedJob> SubmitAsync(IModelParams request, TrackOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        ArgumentNullException.ThrowIfNull(request);
        options ??= TrackOptions.Default;
        var lane = _context.Roster.LaneOf(request.Model.Provider);
        var (prepared, cost) = lane.Client.Prepare(request, options.Submit);
        return SubmitAsync(lane, prepared, cost, options, cancellationToken);
    }

    /// <summary>The same for a model known by name only.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="model">The model's name as the provider spells it.</param>
    /// <param name="inputParams">The parameters: a JSON object.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <exception cref="TypedException">As for a typed request.</exception>
    /// <exception cref="JournalException">The intent could not be written. Nothing was sent.</exception>
    public Task<TrackedJob> SubmitAsync(
        string provider, string model, JsonElement inputParams, TrackOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        options ??= TrackOptions.Default;
        var lane = _context.Roster.LaneOf(provider);
        var (prepared, cost) = lane.Client.Prepare(model, inputParams, options.Submit);
        return SubmitAsync(lane, prepared, cost, options, cancellationToken);
    }

    /// <summary>Finds a job.</summary>
    /// <param name="key">The tracker's name of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The job; null if the journal has none of that name.</returns>
    public async Task<TrackedJob?> FindAsync(Guid key, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return await _context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } record ? HandleOf(record) : null;
    }

    /// <summary>Lists what the journal has, oldest first.</summary>
    /// <param name="query">Which; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<TrackedJob> ListAsync(JobQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        await foreach (var record in _context.Journal.ListAsync(query ?? new JobQuery(), cancellationToken).ConfigureAwait(false))
        {
            yield return HandleOf(record);
        }
    }

    /// <summary>Takes what a provider, or someone in its name, has posted. Only a verified message can end a job; any other makes the tracker ask.</summary>
    /// <param name="notice">What was posted.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JournalException">It could not be written; the provider should deliver it again.</exception>
    public Task<WebhookOutcome> HandleWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ThrowIfNotReady();
        return _desk.HandleAsync(notice, cancellationToken);
    }

    internal TrackerHealth Health() => TrackerHealth.Of(_context);

    internal TrackedJob HandleOf(JobRecord record, Cost? cost = null) =>
        new(this, record, _context.Roster.Find(record.Key), cost ?? Cost.Unknown("the job was resumed"));

    internal GenerationClient? ClientOf(string provider) => _context.Roster.FindLane(provider)?.Client;

    internal Task<JobRecord> SaveAsync(JobRecord record, string directory, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken) =>
        _results.SaveAsync(_context.Roster.EntryOf(record), directory, progress, cancellationToken);

    internal Task MarkFetchedAsync(Guid key, CancellationToken cancellationToken) => _results.MarkFetchedAsync(key, cancellationToken);

    private async Task<TrackedJob> SubmitAsync(Lane lane, Providers.GenerationRequest request, Cost cost, TrackOptions options, CancellationToken cancellationToken)
    {
        var (record, entry) = await _submitter.SubmitAsync(lane, request, options, cancellationToken).ConfigureAwait(false);
        return new TrackedJob(this, record, entry ?? _context.Roster.Find(record.Key), cost);
    }

    private void ThrowIfNotReady()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        if (_isStarted == 0)
        {
            throw new InvalidOperationException("The tracker is not started.");
        }

        if (_context.Work.Fault is { } fault)
        {
            throw new InvalidOperationException("The tracker has stopped, since its journal cannot be written.", fault);
        }
    }
}
