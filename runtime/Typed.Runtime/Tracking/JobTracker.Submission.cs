using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    /// <summary>Checks a request, writes down that it will be sent, sends it once, and writes down the provider's id.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops it before it is sent. Once sending has begun, a cancellation ends in <see cref="UncertainSubmissionException"/>.</param>
    /// <exception cref="DuplicateSubmissionException">An equal request is open or uncertain. Nothing was sent.</exception>
    /// <exception cref="UncertainSubmissionException">The provider may have it. The journal keeps it as <see cref="JobState.Uncertain"/>.</exception>
    /// <exception cref="UnrecordedJobException">The provider has it, and the journal could not be written.</exception>
    /// <exception cref="TypedException">As for <see cref="GenerationClient"/>: nothing was made, and nothing was charged.</exception>
    /// <exception cref="JournalException">The intent could not be written. Nothing was sent.</exception>
    public Task<TrackedJob> SubmitAsync(IModelParams request, TrackOptions? options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        ArgumentNullException.ThrowIfNull(request);
        options ??= TrackOptions.Default;
        var lane = LaneFor(request.Model.Provider);
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
        var lane = LaneFor(provider);
        var (prepared, cost) = lane.Client.Prepare(model, inputParams, options.Submit);
        return SubmitAsync(lane, prepared, cost, options, cancellationToken);
    }

    private async Task<TrackedJob> SubmitAsync(Lane lane, GenerationRequest request, Cost cost, TrackOptions options, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _working);
        using var activity = TrackerMetrics.Source.StartActivity("typed.submit", ActivityKind.Client);
        activity?.SetTag("typed.provider", lane.Name).SetTag("typed.model", request.Model);
        try
        {
            await _scheduler.WaitForBudgetAsync(lane, cancellationToken).ConfigureAwait(false);
            var now = _time.GetUtcNow();
            var intent = new JobRecord
            {
                Key = Guid.NewGuid(),
                Provider = lane.Name,
                Model = string.Intern(request.Model),
                RequestHash = request.Hash,
                State = JobState.Intent,
                CreatedAt = now,
                Deadline = now + options.Deadline,
                Label = options.Label,
                Request = ParseRequest(request),
            };
            activity?.SetTag("typed.job.key", intent.Key);
            var entry = new JobEntry(lane, intent);
            // Before the journal: whoever is told of the job by it can wait for it.
            _entries[intent.Key] = entry;
            JobRecord? equal;
            try
            {
                equal = await _journal.AddAsync(intent, _options.Owner, _options.Lease, options.OnEqual == EqualRequest.Send, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                _entries.TryRemove(intent.Key, out _);
                throw;
            }

            if (equal is not null)
            {
                _entries.TryRemove(intent.Key, out _);
                _metrics.Refused(lane.Name);
                return options.OnEqual == EqualRequest.Join ? HandleOf(equal, cost) : throw new DuplicateSubmissionException(equal);
            }

            Checkpoint.Reached("intent-durable");
            return await SendAsync(entry, WithWebhook(request, intent.Key), cost, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    private async Task<TrackedJob> SendAsync(JobEntry entry, GenerationRequest request, Cost cost, CancellationToken cancellationToken)
    {
        var lane = entry.Lane;
        for (var attempt = 1; ; attempt++)
        {
            JobSnapshot snapshot;
            try
            {
                snapshot = await lane.Client.SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsSurelyNotSent(exception, cancellationToken))
            {
                // One that is refused for the number of requests, or found no connection, may go again: nothing was made.
                var pause = PauseAsked(exception);
                _scheduler.Learn(lane, exception is RateLimitedException ? pause ?? lane.Polling.Interval : pause, null);
                if (attempt >= _options.SubmitAttempts || exception is OperationCanceledException)
                {
                    await SettleAsync(entry, JobState.NotSent, exception).ConfigureAwait(false);
                    throw;
                }

                await WaitToRetryAsync(entry, attempt, exception, pause, cancellationToken).ConfigureAwait(false);
                continue;
            }
            catch (TypedException exception) when (IsRefusal(exception))
            {
                await SettleAsync(entry, JobState.Refused, exception).ConfigureAwait(false);
                throw;
            }
            catch (Exception exception)
            {
                await SettleAsync(entry, JobState.Uncertain, exception).ConfigureAwait(false);
                TrackerLog.Uncertain(_log, lane.Name, entry.Record.Key, entry.Record.Reason);
                _metrics.Uncertain(lane.Name);
                throw exception as UncertainSubmissionException ?? new UncertainSubmissionException(
                    lane.Name, request.Model, request.Hash, $"The request may have reached {lane.Name}, and may be charged.", exception);
            }

            Checkpoint.Reached("answered");
            await AcceptAsync(entry, snapshot).ConfigureAwait(false);
            return new TrackedJob(this, entry.Record, entry, cost);
        }
    }

    private async Task AcceptAsync(JobEntry entry, JobSnapshot snapshot)
    {
        var lane = entry.Lane;
        try
        {
            entry.Record = await _journal.UpdateAsync(
                entry.Record with
                {
                    State = JobState.Open,
                    JobId = snapshot.Id,
                    Status = snapshot.Status.IsFinal ? null : Interned(snapshot.Status),
                    SubmittedAt = _time.GetUtcNow(),
                    Request = null,
                },
                _options.Owner,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            var lost = new UnrecordedJobException(lane.Name, snapshot.Id, entry.Record.Key, exception);
            Fail(lost);
            throw lost;
        }

        Checkpoint.Reached("id-durable");
        _metrics.Submitted(lane.Name);
        TrackerLog.Submitted(_log, lane.Name, entry.Record.Key, snapshot.Id);
        if (snapshot.Status.IsFinal)
        {
            await SeeAsync(entry, snapshot).ConfigureAwait(false);
            return;
        }

        if (TakeEarlyHint(lane, snapshot.Id))
        {
            _scheduler.Schedule(entry, JobStep.Look, TimeSpan.Zero);
            return;
        }

        var first = (entry.Record.Model is { } model ? lane.Options.TypicalTime?.Invoke(model) : null) ?? lane.Polling.FirstDelay;
        _scheduler.Schedule(entry, JobStep.Look, UntilDeadline(entry, Longer(first, snapshot.RetryAfter)));
    }

    private async Task SettleAsync(JobEntry entry, JobState state, Exception cause)
    {
        // The parameters stay with an uncertain one: they are what it is recognized by.
        var record = entry.Record with
        {
            State = state,
            Reason = cause is TypedException ? cause.Message : cause.GetType().Name,
            EndedAt = state == JobState.Uncertain ? null : _time.GetUtcNow(),
            Request = state == JobState.Uncertain ? entry.Record.Request : null,
        };
        entry.Change(await _journal.UpdateAsync(record, _options.Owner, CancellationToken.None).ConfigureAwait(false));
        _entries.TryRemove(record.Key, out _);
        _metrics.Ended(entry.Lane.Name, state);
    }

    private async Task WaitToRetryAsync(JobEntry entry, int attempt, Exception cause, TimeSpan? pause, CancellationToken cancellationToken)
    {
        TrackerLog.SubmitRetried(_log, entry.Lane.Name, entry.Record.Key, attempt, cause.GetType().Name);
        try
        {
            await Task.Delay(entry.Lane.Polling.DelayAfter(attempt, pause, Random()), _time, cancellationToken).ConfigureAwait(false);
            await _scheduler.WaitForBudgetAsync(entry.Lane, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await SettleAsync(entry, JobState.NotSent, exception).ConfigureAwait(false);
            throw;
        }
    }

    // What the contract of a provider calls "nothing was sent". A cancellation after the first byte is uncertain there.
    private static bool IsSurelyNotSent(Exception exception, CancellationToken cancellationToken) =>
        exception is ProviderUnavailableException or RateLimitedException
        || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    private static bool IsRefusal(TypedException exception) =>
        exception is InvalidCredentialsException or InsufficientCreditsException or InvalidParametersException or UnknownModelException or ContentPolicyException or NotDocumentedException
        || (exception is UnexpectedResponseException && exception.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError);

    private static TimeSpan? PauseAsked(Exception exception) => exception switch
    {
        RateLimitedException limited => limited.RetryAfter,
        ProviderUnavailableException unavailable => unavailable.RetryAfter,
        _ => null,
    };

    private static TimeSpan Longer(TimeSpan strategy, TimeSpan? asked) => asked > strategy ? asked.Value : strategy;

    // A status is one of a few texts: one instance for all jobs.
    private static string? Interned(JobStatus status) => status.Value.Length is > 0 and <= 64 ? string.Intern(status.Value) : status.Value;

    private static JsonElement ParseRequest(GenerationRequest request)
    {
        using var document = JsonDocument.Parse(request.InputParams);
        return document.RootElement.Clone();
    }

    private GenerationRequest WithWebhook(GenerationRequest request, Guid key) =>
        request.WebhookUrl is not null || _options.WebhookAddress is not { } address
            ? request
            : request.WithWebhook(new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{request.Provider}?job={key:N}"));

    private Lane LaneFor(string provider) =>
        LaneOf(provider) ?? throw new ArgumentException($"The tracker has no client of {provider}; it has {string.Join(", ", _lanes.Keys)}.");
}
