using System.Diagnostics;
using System.Text.Json;
using Typed.Providers;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Records the intent to send a request, and sends the request once.</summary>
internal sealed class Submitter(TrackerContext context, SubmissionRecorder recorder)
{
    private readonly EqualRequests _equal = new(context.Journal);

    private TrackerOptions Options => context.Options;

    /// <returns>The job's record and its entry; the entry is null if an equal job was joined.</returns>
    public async Task<(JobRecord Record, JobEntry? Entry)> SubmitAsync(
        Lane lane, GenerationRequest request, Cost cost, TrackOptions options, CancellationToken cancellationToken)
    {
        using var turn = context.Work.Enter();
        using var activity = TrackerTrace.Submit(lane.Name, request.Model);
        try
        {
            var (entry, equal) = options.OnEqual == EqualRequest.Send
                ? await WriteIntentAsync(lane, request, cost, options, activity, cancellationToken).ConfigureAwait(false)
                : await _equal.FirstOrWaitAsync(
                    JobRecord.IdentityOf(request.Hash, options.Tenant, options.IdempotencyKey),
                    () => WriteIntentAsync(lane, request, cost, options, activity, cancellationToken),
                    cancellationToken).ConfigureAwait(false);
            if (equal is not null || entry is null)
            {
                context.Metrics.Refused(lane.Name);
                return options.OnEqual == EqualRequest.Join ? (equal!, null) : throw new DuplicateSubmissionException(equal!);
            }

            await SendAsync(entry, WithWebhook(request, entry.Record.Key), options.Tenant, cancellationToken).ConfigureAwait(false);
            return (entry.Record, entry);
        }
        catch (Exception exception)
        {
            TrackerTrace.Fail(activity, exception);
            throw;
        }
    }

    /// <summary>Waits until the lane permits a submission, and writes the intent, unless the journal has an equal request.</summary>
    private async Task<(JobEntry? Entry, JobRecord? Equal)> WriteIntentAsync(
        Lane lane, GenerationRequest request, Cost cost, TrackOptions options, Activity? activity, CancellationToken cancellationToken)
    {
        await context.Permits.WaitForBudgetAsync(lane, options.Tenant, cancellationToken).ConfigureAwait(false);
        JobEntry? entry = null;
        JobRecord? equal = null;
        var isWritten = false;
        try
        {
            var now = context.Time.GetUtcNow();
            entry = new JobEntry(lane, new JobRecord
            {
                Key = Guid.NewGuid(),
                Provider = lane.Name,
                Model = string.Intern(request.Model),
                RequestHash = request.Hash,
                State = JobState.Intent,
                CreatedAt = now,
                Deadline = now + options.Deadline,
                Label = options.Label,
                Tenant = options.Tenant,
                IdempotencyKey = options.IdempotencyKey,
                Tags = options.Tags is { Count: > 0 } tags ? [.. tags.Distinct(StringComparer.Ordinal)] : null,
                Price = cost.AtMost,
                Account = lane.Account,
                TraceParent = (activity ?? Activity.Current)?.Id,
                Request = ParametersOf(request),
            });
            activity?.SetTag("typed.job.key", entry.Record.Key);
            // Before the journal: a caller that learns of the job from the journal can wait for it.
            context.Roster.Add(entry);
            equal = await context.Journal.AddAsync(entry.Record, Options.Owner, Options.Lease, options.OnEqual == EqualRequest.Send, cancellationToken).ConfigureAwait(false);
            isWritten = equal is null;
        }
        finally
        {
            if (!isWritten)
            {
                context.Permits.GiveBack(lane);
                if (entry is not null)
                {
                    context.Roster.Drop(entry);
                }
            }
        }

        if (equal is not null)
        {
            return (null, equal);
        }

        Checkpoint.Reached("intent-durable");
        return (entry, null);
    }

    private async Task SendAsync(JobEntry entry, GenerationRequest request, string? tenant, CancellationToken cancellationToken)
    {
        var lane = entry.Lane;
        for (var attempt = 1; ; attempt++)
        {
            JobSnapshot? snapshot;
            try
            {
                snapshot = await SendOnceAsync(lane, request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (SubmissionErrors.IsSurelyNotSent(exception, cancellationToken))
            {
                // A request refused because of the rate limit, or without a connection, can be sent again: no job was created.
                var pause = SubmissionErrors.RequestedPause(exception);
                context.Permits.Learn(lane, exception is RateLimitedException ? pause ?? lane.Polling.Interval : pause, null);
                if (attempt >= Options.SubmitAttempts || exception is OperationCanceledException)
                {
                    await recorder.RecordFailureAsync(entry, JobState.NotSent, exception).ConfigureAwait(false);
                    throw;
                }

                await WaitToRetryAsync(entry, attempt, exception, pause, tenant, cancellationToken).ConfigureAwait(false);
                continue;
            }
            catch (TypedException exception) when (SubmissionErrors.IsRefusal(exception))
            {
                await recorder.RecordFailureAsync(entry, JobState.Refused, exception).ConfigureAwait(false);
                throw;
            }
            catch (Exception exception)
            {
                throw await recorder.RecordUncertainAsync(entry, request, exception).ConfigureAwait(false);
            }

            if (!AnswerCheck.IsUsableId(snapshot?.Id))
            {
                throw await recorder.RecordUncertainAsync(entry, request, new UnexpectedResponseException(lane.Name, "The submission was accepted, but the answer has no id that can be polled.")).ConfigureAwait(false);
            }

            Checkpoint.Reached("answered");
            await recorder.RecordAcceptedAsync(entry, snapshot!).ConfigureAwait(false);
            return;
        }
    }

    private async Task<JobSnapshot?> SendOnceAsync(Lane lane, GenerationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await lane.Client.SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            context.Permits.Answered(lane);
        }
    }

    private async Task WaitToRetryAsync(JobEntry entry, int attempt, Exception cause, TimeSpan? pause, string? tenant, CancellationToken cancellationToken)
    {
        TrackerLog.SubmitRetried(context.Log, entry.Lane.Name, entry.Record.Key, attempt, cause.GetType().Name);
        try
        {
            await Task.Delay(entry.Lane.Polling.DelayAfter(attempt, pause, context.Random()), context.Time, cancellationToken).ConfigureAwait(false);
            await context.Permits.WaitForBudgetAsync(entry.Lane, tenant, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await recorder.RecordFailureAsync(entry, JobState.NotSent, exception).ConfigureAwait(false);
            throw;
        }
    }

    private static JsonElement ParametersOf(GenerationRequest request)
    {
        using var document = JsonDocument.Parse(request.InputParams);
        return document.RootElement.Clone();
    }

    private GenerationRequest WithWebhook(GenerationRequest request, Guid key) =>
        request.WebhookUrl is not null || Options.WebhookAddress is not { } address
            ? request
            : request.WithWebhook(new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{request.Provider}?job={key:N}"));
}
