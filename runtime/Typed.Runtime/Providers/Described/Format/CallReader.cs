using System.Text.Json;

namespace Typed.Providers.Described.Format;

/// <summary>Reads the description of the three calls.</summary>
internal static class CallReader
{
    public static SubmitDescription? Submit(DescriptionNode node, JobPointers defaults)
    {
        node.With("method", "path", "body", "webhook", "job");
        var path = node.Path("path");
        if (path?.HasId == true)
        {
            node.Report("the path of a submission cannot have {id}: there is no job yet");
        }

        var job = JobReader.Of(node, defaults);
        if (job.Id is null)
        {
            node.Report("the place of the job's id is missing: \"job\": { \"id\": \"/id\" }");
        }

        var method = node.OneOf("method", "POST", "PUT") ?? "POST";
        if (path is null)
        {
            return null;
        }

        var submit = new SubmitDescription(method, path, job) { Webhook = node.Object("webhook") is { } webhook ? Webhook(webhook) : null };
        if (node.Object("body") is { } body)
        {
            body.With("input", "model", "constants");
            submit = submit with { Input = body.At("input") ?? "", Model = body.At("model"), Constants = [.. Constants(body)] };
        }

        if (!path.HasModel && submit.Model is null)
        {
            node.Report("the model is missing: {model} in \"path\", or its place in \"body\": { \"model\": \"/model\" }");
        }

        return submit;
    }

    public static CallDescription? Status(DescriptionNode node, JobPointers defaults)
    {
        node.With("method", "path", "job");
        var job = JobReader.Of(node, defaults);
        if (job.Status is null)
        {
            node.Report("the place of the status is missing: \"job\": { \"status\": \"/status\" }");
        }

        return Path(node) is { } path ? new CallDescription(Method(node), path, job) : null;
    }

    public static ResultDescription? Result(DescriptionNode node, JobPointers defaults)
    {
        node.With("method", "path", "job", "failed_statuses");
        var job = JobReader.Of(node, defaults);
        if (job.Outputs.Count == 0)
        {
            node.Report("the place of the outputs is missing: \"job\": { \"outputs\": [{ \"at\": \"/output\" }] }");
        }

        var failed = new List<int>();
        foreach (var item in node.Items("failed_statuses"))
        {
            if (item.Json.ValueKind == JsonValueKind.Number && item.Json.TryGetInt32(out var status) && status is >= 400 and <= 499 and not (401 or 403 or 404 or 408 or 410 or 429))
            {
                failed.Add(status);
            }
            else
            {
                item.Report("must be an HTTP status from 400 to 499 that says something about the job: not 401, 403, 404, 408, 410 or 429");
            }
        }

        return Path(node) is { } path ? new ResultDescription(Method(node), path, job) { FailedStatuses = failed } : null;
    }

    private static string Method(DescriptionNode node) => node.OneOf("method", "GET", "POST") ?? "GET";

    private static PathTemplate? Path(DescriptionNode node)
    {
        var path = node.Path("path");
        if (path?.HasId == false)
        {
            node.Report("\"path\" must have {id}");
        }

        return path;
    }

    private static WebhookPlace? Webhook(DescriptionNode node)
    {
        node.With("in", "name", "max_length");
        var place = node.OneOf("in", "body", "query", "header") ?? "body";
        var name = place == "body" ? node.At("name") : place == "header" ? node.Header("name") : node.Text("name");
        if (name is null && !node.Json.TryGetProperty("name", out _))
        {
            node.Report("\"name\" is missing");
        }

        return name is null ? null : new WebhookPlace(place, name, (int?)node.Number("max_length", 1, int.MaxValue));
    }

    private static IEnumerable<KeyValuePair<string, string>> Constants(DescriptionNode body)
    {
        if (body.Object("constants") is not { } constants)
        {
            yield break;
        }

        foreach (var member in constants.Json.EnumerateObject())
        {
            if (member.Name is ['/', ..])
            {
                yield return new(member.Name, member.Value.GetRawText());
            }
            else
            {
                constants.Report($"\"{member.Name}\" must be a JSON pointer such as /version");
            }
        }
    }
}
