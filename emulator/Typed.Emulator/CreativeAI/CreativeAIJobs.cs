using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Typed.Emulator.Jobs;
using Typed.Emulator.Media;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.CreativeAI;

/// <summary>Creates jobs, stores them by their client-visible ids, and signs their webhooks.</summary>
internal sealed class CreativeAIJobs(EmulatorOptions options, TimeProvider time, JobRunner runner, TaskStore tasks, WebhookSender webhooks)
{
    private static readonly TimeSpan[] s_attempts = [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];
    private readonly ConcurrentDictionary<string, CreativeAIJob> _jobs = new(StringComparer.Ordinal);

    /// <summary>The ids of all jobs, including the clips of batches.</summary>
    public IReadOnlyList<string> Ids => [.. _jobs.Keys];

    public bool TryGet(string id, CreativeAIFamily family, [NotNullWhen(true)] out CreativeAIJob? job) =>
        _jobs.TryGetValue(id, out job) && job.Family == family;

    /// <summary>Starts a paid job.</summary>
    public void Start(CreativeAIJob job, string model, string output, decimal price, string origin)
    {
        job.Task = TaskOf(job, model, output, price, origin, webhook: Webhook(job));
        _jobs[job.Id] = job;
        runner.Start(job.Task);
    }

    /// <summary>Starts the clips of a batch. The batch ends when its last clip ends.</summary>
    public void StartBatch(CreativeAIJob batch, string model, decimal pricePerClip, string origin)
    {
        batch.Task = TaskOf(batch, model, "video", pricePerClip * batch.Clips.Count, origin, Webhook(batch));
        foreach (var clip in batch.Clips)
        {
            clip.Task = TaskOf(clip, model, "video", pricePerClip, origin, webhook: null, _ =>
            {
                if (batch.EndOne())
                {
                    batch.Task.State = batch.Task.State with { Status = TaskStatuses.Done, UpdatedAt = time.GetUtcNow() };
                    webhooks.Send(batch.Task);
                }
            });
        }

        tasks.Add(batch.Task);
        _jobs[batch.Id] = batch;
        foreach (var clip in batch.Clips)
        {
            _jobs[clip.Id] = clip;
            runner.Start(clip.Task);
        }
    }

    public static string NewId(string prefix) => prefix + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12];

    private static string? Webhook(CreativeAIJob job) => Uri.TryCreate(job.Text("webhook_url"), UriKind.Absolute, out var url) ? url.AbsoluteUri : null;

    private EmulatedTask TaskOf(
        CreativeAIJob job, string model, string output, decimal price, string origin, string? webhook, Action<EmulatedTask>? finished = null)
    {
        var shape = job.Body.TryGetProperty("aspect_ratio", out var ratio) ? MediaShape.FromRatio(ratio) : null;
        var delivery = new TaskDelivery(origin, "png", shape ?? new MediaShape(16, 9), (json, _) => CreativeAIJson.WriteWebhook(json, job))
        {
            Protocol = new WebhookProtocol(s_attempts, (request, body) => Sign(job, request, body)),
            Finished = finished,
        };
        return new EmulatedTask(Guid.NewGuid(), time.GetUtcNow(), delivery)
        {
            Provider = EmulatedCreativeAI.Provider,
            ModelName = model,
            Output = output,
            InputParams = job.Body,
            WebhookUrl = webhook,
            Price = price,
            Outputs = 1,
        };
    }

    private void Sign(CreativeAIJob job, HttpRequestMessage request, byte[] body)
    {
        var secret = options.CreativeAI.WebhookSecret ?? options.ApiKey;
        request.Headers.Add("X-CreativeAI-Event", $"{job.Kind}.{job.StatusText}");
        // The delivery id is the job's id, so it is the same for every attempt and for both outcomes.
        request.Headers.Add("X-CreativeAI-Delivery-Id", job.Id);
        request.Headers.Add("X-CreativeAI-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
    }
}
