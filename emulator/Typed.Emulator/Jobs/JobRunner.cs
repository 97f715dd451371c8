using System.Globalization;
using Typed.Emulator.Credits;
using Typed.Emulator.Faults;
using Typed.Emulator.Media;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Jobs;

/// <summary>Moves tasks through their states with timers of the emulator's clock.</summary>
internal sealed class JobRunner(
    EmulatorOptions options,
    TimeProvider time,
    FaultBoard faults,
    CreditAccount account,
    MediaLibrary media,
    TaskStore tasks,
    WebhookSender webhooks) : IDisposable
{
    private volatile bool _stopped;

    /// <summary>Starts a paid task. The faults that affect it are assigned now, in order of creation.</summary>
    public void Start(EmulatedTask task)
    {
        var plan = new JobPlan(
            faults.Take(FaultKind.FailJob)?.Text,
            faults.Take(FaultKind.StatusText)?.Text ?? TaskStatuses.Generating,
            faults.Take(FaultKind.AssetType)?.Text ?? task.Output,
            options.Durations.Of(task.Output) + (faults.Take(FaultKind.SlowJob)?.Delay ?? TimeSpan.Zero));
        tasks.Add(task);
        After(task, options.Durations.Initializing, () => Generate(task, plan));
    }

    public void Dispose()
    {
        _stopped = true;
        foreach (var task in tasks.All)
        {
            task.Timer?.Dispose();
        }
    }

    private void Generate(EmulatedTask task, JobPlan plan)
    {
        task.State = task.State with { Status = plan.WorkingStatus, CreditsUsed = task.Price, UpdatedAt = time.GetUtcNow() };
        After(task, plan.Work, () => Finish(task, plan));
    }

    private void Finish(EmulatedTask task, JobPlan plan)
    {
        if (plan.FailReason is { } reason)
        {
            account.Refund(task.Price);
            task.State = new TaskState(TaskStatuses.Failed, reason, [], 0, time.GetUtcNow());
        }
        else
        {
            var assets = Enumerable.Range(0, task.Outputs).Select(number => Produce(task, plan, number));
            task.State = new TaskState(TaskStatuses.Done, string.Empty, [.. assets], task.Price, time.GetUtcNow());
        }

        task.Delivery.Finished?.Invoke(task);
        webhooks.Send(task);
    }

    private EmulatedAsset Produce(EmulatedTask task, JobPlan plan, int number)
    {
        var id = Guid.NewGuid();
        var seed = id.GetHashCode() + number;
        var file = string.Equals(task.Output, "image", StringComparison.Ordinal)
            ? media.AddImage(id, task.Delivery.Shape, seed, task.Delivery.Format)
            : string.Equals(task.Output, "audio", StringComparison.Ordinal) ? media.AddSound(id)
            : media.AddVideo(id, task.Delivery.Shape);
        var root = task.Delivery.Origin + MediaEndpoints.Path;
        return new EmulatedAsset(
            id,
            plan.AssetType,
            root + file,
            root + media.AddThumbnail(id, task.Delivery.Shape, seed),
            $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(task.Output)}-{id.ToString("N")[..8]}");
    }

    private void After(EmulatedTask task, TimeSpan emulated, Action step)
    {
        task.Timer?.Dispose();
        if (_stopped)
        {
            return;
        }

        // Created before it is started, so that a step due immediately finds the timer assigned.
        var timer = time.CreateTimer(static step => ((Action)step!)(), step, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        task.Timer = timer;
        timer.Change(emulated / options.Speed, Timeout.InfiniteTimeSpan);
    }

    private sealed record JobPlan(string? FailReason, string WorkingStatus, string AssetType, TimeSpan Work);
}
