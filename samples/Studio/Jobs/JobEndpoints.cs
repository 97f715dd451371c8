using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Studio.Catalog;
using Typed;
using Typed.Tracking;

namespace Studio.Jobs;

/// <summary>Submits jobs, streams their progress, and serves their files.</summary>
internal static class JobEndpoints
{
    private const int MaxTitle = 240;

    public static void MapJobs(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/jobs", SubmitAsync);
        endpoints.MapGet("/api/jobs", (JobTracker tracker, CancellationToken cancellationToken) => ListAsync(tracker, cancellationToken));
        endpoints.MapGet("/api/jobs/events", (JobFeed feed, CancellationToken cancellationToken) =>
            TypedResults.ServerSentEvents(feed.ReadAsync(cancellationToken)));
        endpoints.MapGet("/api/jobs/{key:guid}/files/{index:int}", FileAsync);
    }

    private static async Task<IResult> SubmitAsync(ModelCall call, JobTracker tracker, JobFeed feed, CancellationToken cancellationToken)
    {
        if (CatalogEndpoints.Find(call.Provider, call.Model) is not { } model)
        {
            return Results.NotFound();
        }

        var parsed = model.Parse(call.Parameters);
        if (!parsed.IsValid)
        {
            return Results.Json(new Refusal("The model would reject this request.", ViolationText.Of(parsed.Report)), statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            // Closing the page must not make the submission uncertain, so a submission that has begun is completed.
            var job = await tracker.SubmitAsync(parsed.Params, new TrackOptions { Label = TitleOf(call.Parameters) }, CancellationToken.None);
            feed.Follow(job);
            return Results.Accepted($"/api/jobs/{job.Key:N}", JobView.Of(job.Record));
        }
        catch (TypedException exception)
        {
            return Results.Json(new Refusal(exception.Message, []), statusCode: StatusOf(exception));
        }
    }

    private static async Task<List<JobView>> ListAsync(JobTracker tracker, CancellationToken cancellationToken)
    {
        var jobs = new List<JobView>();
        await foreach (var job in tracker.ListAsync(cancellationToken: cancellationToken))
        {
            jobs.Add(JobView.Of(job.Record));
        }

        return jobs;
    }

    private static async Task<IResult> FileAsync(Guid key, int index, JobTracker tracker, CancellationToken cancellationToken)
    {
        var job = await tracker.FindAsync(key, cancellationToken);
        if (job?.Record.Assets?.ElementAtOrDefault(index)?.File is not { } file || !File.Exists(file))
        {
            return Results.NotFound();
        }

        var type = FileTypes.Of(file);
        return Results.File(file, type, type == FileTypes.Download ? Path.GetFileName(file) : null, enableRangeProcessing: true);
    }

    // The journal keeps a label of ours with the job; the gallery shows it.
    private static string? TitleOf(JsonElement parameters)
    {
        foreach (var name in (string[])["prompt", "text", "title"])
        {
            if (parameters.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            {
                return text.Length <= MaxTitle ? text : string.Concat(text.AsSpan(0, MaxTitle), "…");
            }
        }

        return null;
    }

    private static int StatusOf(TypedException exception) => exception switch
    {
        DuplicateSubmissionException => StatusCodes.Status409Conflict,
        InsufficientCreditsException => StatusCodes.Status402PaymentRequired,
        InvalidParametersException or ContentPolicyException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status502BadGateway,
    };
}

/// <summary>Why a request was not submitted.</summary>
internal sealed record Refusal(string Message, IReadOnlyList<ViolationText> Violations);
