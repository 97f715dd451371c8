using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Engine;
using Typed.Tracking.Lanes;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

/// <summary>Submits jobs so that none is paid for twice and none is lost, and follows all of them with one scheduler. Thread-safe.</summary>
public sealed partial class JobTracker : IAsyncDisposable, IDisposable
{
    private readonly TrackerContext _context;
    private readonly Submitter _submitter;
    private readonly Reconciler _reconciler;
    private readonly JobTakeOver _takeOver;
    private readonly JobDecisions _decisions;
    private readonly WebhookDesk _desk;
    private readonly StepRunner _steps;
    private readonly ParameterRetention _parameters;
    private int _isStarted;
    private int _isDisposed;

    /// <summary>Creates a tracker. Call <see cref="StartAsync(CancellationToken)"/> to start it.</summary>
    /// <param name="options">The options for journal, leases and results.</param>
    /// <param name="clients">The clients, one per provider. Submit through the tracker, not through the clients.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <param name="loggers">The logger factory; null for no logging.</param>
    /// <exception cref="ArgumentException">An option is out of range, or two clients are for the same provider.</exception>
    public JobTracker(TrackerOptions options, IEnumerable<GenerationClient> clients, TimeProvider? timeProvider = null, ILoggerFactory? loggers = null)
        : this(options, clients, timeProvider, loggers, remote: null)
    {
    }

    /// <summary>Creates the tracker of a node: it submits and waits, and other processes poll.</summary>
    /// <param name="options">The options.</param>
    /// <param name="clients">The clients, which send the submissions of this node.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <param name="loggers">The logger factory; null for no logging.</param>
    /// <param name="remote">The lanes that work on the jobs; null if this tracker does it.</param>
    /// <exception cref="ArgumentException">An option is out of range, or two clients are for the same provider.</exception>
    public JobTracker(TrackerOptions options, IEnumerable<GenerationClient> clients, TimeProvider? timeProvider, ILoggerFactory? loggers, IRemoteLanes? remote)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clients);
        options.ThrowIfInvalid();
        var time = timeProvider ?? TimeProvider.System;
        var log = loggers?.CreateLogger(TrackerMetrics.SourceName) ?? NullLogger.Instance;
        var journal = options.Journal ?? new FileJobJournal(options.Directory, timeProvider: time);
        var lanes = JobRoster.LanesOf(options, clients);
        var scheduler = new JobScheduler(time, [.. lanes.Values], options.Granularity, options.Lease / 3, (lane, jobs, step) => _steps!.Run(lane, jobs, step), Maintain);
        var roster = new JobRoster(journal, options.Owner, lanes, scheduler, log);
        var work = new WorkGuard(log, roster.Fail);
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
            Remote = remote,
        };
        _saver = new ResultSaver(_context);
        _expiry = new ResultExpiry(_context, record => ResultExpiring?.Invoke(record));
        _results = new ResultKeeper(_context, _saver, _expiry);
        var follower = new JobFollower(_context, _results);
        _reconciler = new Reconciler(_context, follower);
        _decisions = new JobDecisions(_context, _reconciler, follower);
        var candidates = new CandidateCheck(_context, _reconciler);
        _takeOver = new JobTakeOver(_context, follower, _results, _reconciler, candidates);
        _steps = new StepRunner(_context, new StatusPoller(_context, follower), _results, _expiry, candidates);
        _desk = new WebhookDesk(_context, follower, new UnknownJobNotices(_context, _reconciler), candidates);
        _submitter = new Submitter(_context, new SubmissionRecorder(_context, follower, _desk));
        _parameters = new ParameterRetention(_context);
        _intake = options.WebhookInbox is { } inbox ? new WebhookIntake(_context, inbox, HandleWebhookAsync) : null;
    }

    /// <summary>What was found at the start; null before the start.</summary>
    public TrackerRecovery? Recovery { get; private set; }

    /// <summary>The providers that the tracker has a client for.</summary>
    public IReadOnlyCollection<string> Providers => [.. _context.Roster.Lanes.Keys];

    /// <summary>Returns numbers from 0 up to 1 that spread status checks over time. A simulation supplies its own.</summary>
    internal Func<double> Random
    {
        init => _context.Random = value;
    }

    internal TrackerContext Context => _context;

    internal JobScheduler Scheduler => _context.Scheduler;

    internal IRemoteLanes? Remote => _context.Remote;

    internal TimeProvider Time => _context.Time;

    /// <summary>Validates a request, records the intent to send it, sends it once, and records the provider's id.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the submission before it is sent. A cancellation after sending has begun throws <see cref="UncertainSubmissionException"/>.</param>
    /// <exception cref="DuplicateSubmissionException">An equal request is open or uncertain. Nothing was sent.</exception>
    /// <exception cref="UncertainSubmissionException">The provider may have the request. The journal keeps it as <see cref="JobState.Uncertain"/>. If the journal could not be
    /// written, its error is the inner exception, and the next start finds the submission as uncertain.</exception>
    /// <exception cref="UnrecordedJobException">The provider has accepted the job, but the journal could not be written.</exception>
    /// <exception cref="TypedException">As for <see cref="GenerationClient"/>: no job was created, and nothing was charged.</exception>
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

    /// <summary>Submits a request for a model that is known by name only.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="model">The model's name as the provider spells it.</param>
    /// <param name="inputParams">The parameters, as a JSON object.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the submission before it is sent.</param>
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
    /// <param name="key">The tracker's key for the job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The job, or null if the journal has no job with this key.</returns>
    public async Task<TrackedJob?> FindAsync(Guid key, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return await _context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } record ? HandleOf(record) : null;
    }

    /// <summary>Lists the jobs in the journal, oldest first.</summary>
    /// <param name="query">The jobs to list; null for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async IAsyncEnumerable<TrackedJob> ListAsync(JobQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        await foreach (var record in _context.Journal.ListAsync(query ?? new JobQuery(), cancellationToken).ConfigureAwait(false))
        {
            yield return HandleOf(record);
        }
    }

    /// <summary>Returns the state of the tracker at this moment. <see cref="Hosting.TrackerHealthCheck"/> reports it to the host.</summary>
    public TrackerHealth Health() => TrackerHealth.Of(_context);

    internal TrackedJob HandleOf(JobRecord record, Cost? cost = null) =>
        new(this, record, EntryOf(record), cost ?? Cost.Unknown("the job was resumed"));

    internal GenerationClient? ClientOf(string provider) => _context.Roster.FindLane(provider)?.Client;

    private async Task<TrackedJob> SubmitAsync(Lane lane, Providers.GenerationRequest request, Cost cost, TrackOptions options, CancellationToken cancellationToken)
    {
        var (record, entry) = await _submitter.SubmitAsync(lane, request, cost, options, cancellationToken).ConfigureAwait(false);
        return new TrackedJob(this, record, Remote is null ? entry ?? EntryOf(record) : null, cost);
    }

    // In a cluster, the lane follows the job, not the node.
    private JobEntry? EntryOf(JobRecord record) => Remote is null ? _context.Roster.Find(record.Key) : null;

    /// <summary>The reason why no job is followed any longer; null while the tracker works.</summary>
    public Exception? End => _context.Work.Fault ?? (_isDisposed != 0 ? new ObjectDisposedException(nameof(JobTracker)) : null);

    internal void ThrowIfNotReady()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        if (_isStarted == 0)
        {
            throw new InvalidOperationException("The tracker is not started.");
        }

        if (_context.Work.Fault is { } fault)
        {
            throw new InvalidOperationException("The tracker has stopped because its journal cannot be written.", fault);
        }
    }
}
