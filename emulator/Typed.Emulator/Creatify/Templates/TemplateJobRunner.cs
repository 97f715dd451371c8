using Typed.Emulator.Credits;
using Typed.Emulator.Faults;
using Typed.Emulator.Media;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Creatify.Templates;

/// <summary>The result of an operation: a preview or the video.</summary>
internal enum TemplateStep
{
    Preview,
    Video,
    Render,
}

/// <summary>Moves custom template jobs through their states with timers of the emulator's clock. Each change sends a webhook.</summary>
internal sealed class TemplateJobRunner(
    EmulatorOptions options,
    TimeProvider time,
    FaultBoard faults,
    CreditAccount account,
    MediaLibrary media,
    TemplateJobStore jobs,
    WebhookSender webhooks) : IDisposable
{
    private volatile bool _stopped;

    /// <summary>Starts a paid operation. The faults that affect it are assigned now, in order of creation.</summary>
    public void Start(EmulatedTemplateJob job, TemplateStep step, decimal price)
    {
        var plan = new Plan(
            step,
            price,
            faults.Take(FaultKind.RejectJob)?.Text,
            faults.Take(FaultKind.FailJob)?.Text,
            faults.Take(FaultKind.StatusText)?.Text ?? "running",
            (step == TemplateStep.Preview ? options.Durations.Image : options.Durations.Video) + (faults.Take(FaultKind.SlowJob)?.Delay ?? TimeSpan.Zero));
        if (step != TemplateStep.Render)
        {
            jobs.Add(job);
        }

        After(job, options.Durations.Initializing / 2, () => Queue(job, plan));
    }

    public void Dispose()
    {
        _stopped = true;
        foreach (var job in jobs.All)
        {
            job.Timer?.Dispose();
        }
    }

    private void Queue(EmulatedTemplateJob job, Plan plan)
    {
        Change(job, plan, state => state with { Status = "in_queue" });
        After(job, options.Durations.Initializing / 2, () => Run(job, plan));
    }

    private void Run(EmulatedTemplateJob job, Plan plan)
    {
        Change(job, plan, state => state with { Status = plan.WorkingStatus, Duration = job.Order.Seconds, CreditsUsed = state.CreditsUsed + plan.Price });
        After(job, plan.Work, () => Finish(job, plan));
    }

    private void Finish(EmulatedTemplateJob job, Plan plan)
    {
        if ((plan.RejectReason ?? plan.FailReason) is { } reason)
        {
            var refund = options.RefundFailedTemplates ? plan.Price : 0;
            account.Refund(refund);
            Change(job, plan, state => state with
            {
                Status = plan.RejectReason is null ? "failed" : "rejected",
                FailedReason = reason,
                CreditsUsed = state.CreditsUsed - refund,
            });
        }
        else
        {
            var (shape, root, id) = (Shape(job.Order.Template), job.Origin + MediaEndpoints.Path, Guid.NewGuid());
            Change(job, plan, state => (plan.Step == TemplateStep.Preview
                ? state with { Preview = root + media.AddThumbnail(id, shape, id.GetHashCode()) }
                : state with { VideoOutput = root + media.AddVideo(id, shape) }) with
            { Status = "done", Progress = 1 });
        }

        job.End();
    }

    private static MediaShape Shape(EmulatedTemplate template)
    {
        var ratio = template.AspectRatio.Split(':');
        return new MediaShape(int.Parse(ratio[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(ratio[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private void Change(EmulatedTemplateJob job, Plan plan, Func<TemplateJobState, TemplateJobState> change)
    {
        var state = change(job.State) with { UpdatedAt = time.GetUtcNow() };
        job.State = state;
        // Both are captured now, so that a webhook describes the state at this moment even if it is sent later.
        var (url, name) = (job.Order.WebhookUrl, plan.Step == TemplateStep.Render ? "output" : "video_output");
        job.Post(() => webhooks.SendAsync(job.Id, url, json => TemplateJson.WriteWebhook(json, job.Id, state, name)));
    }

    private void After(EmulatedTemplateJob job, TimeSpan emulated, Action step)
    {
        job.Timer?.Dispose();
        if (_stopped)
        {
            return;
        }

        // Created before it is started, so that a step due immediately finds the timer assigned.
        var timer = time.CreateTimer(static step => ((Action)step!)(), step, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        job.Timer = timer;
        timer.Change(emulated / options.Speed, Timeout.InfiniteTimeSpan);
    }

    private sealed record Plan(TemplateStep Step, decimal Price, string? RejectReason, string? FailReason, string WorkingStatus, TimeSpan Work);
}
