using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Catalog;
using Typed.Emulator.Credits;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;
using Typed.Emulator.Json;
using Typed.Emulator.Media;
using Typed.Providers.Described.Format;

namespace Typed.Emulator.Described;

/// <summary>Accepts the jobs of described providers and finds them again.</summary>
internal sealed class DescribedJobs(EmulatorOptions options, EmulatedCatalogs catalogs, CreditAccount account, JobRunner runner, TaskStore tasks, TimeProvider time)
{
    public async Task<IResult> SubmitAsync(DescribedApi api, HttpRequest http, PathValues values, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await ReceivedBody.ReadObjectAsync(http, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var (submit, root) = (api.Description.Submit, JsonObject.Create(body)!);
        var name = submit.Model is { } at ? JsonTree.Find(root, at)?.ToString() : values.Model;
        if (name is null || !catalogs[api.Name].TryGet(name, out var model))
        {
            return api.Error(StatusCodes.Status400BadRequest, $"The model '{name}' does not exist.", "unknown_model");
        }

        if (submit.Constants.FirstOrDefault(constant => JsonTree.Find(root, constant.Key)?.ToJsonString() != JsonNode.Parse(constant.Value)?.ToJsonString()) is { Key: { } missing })
        {
            return api.Error(StatusCodes.Status400BadRequest, $"{missing} is missing or wrong.");
        }

        var webhook = Webhook(submit, http, root);
        if (Input(submit, root) is not { } input)
        {
            return api.Error(StatusCodes.Status400BadRequest, $"The parameters are missing at {submit.Input}.");
        }

        var violations = model.Validator.Validate(input);
        if (violations.Count > 0)
        {
            return api.Error(StatusCodes.Status422UnprocessableEntity, string.Join(" ", violations.Select(one => one.ToString())));
        }

        var price = catalogs[api.Name].Prices[model.Name];
        var credits = price.Credits(model, input);
        if (!account.TryCharge(credits))
        {
            return api.Error(StatusCodes.Status402PaymentRequired, FormattableString.Invariant($"Insufficient credits: {credits} needed."), "credits");
        }

        var task = Task(api, model, input, webhook, credits, price.OutputsOf(model, input), http);
        // Written before the job starts, so that the answer has the first status.
        var answer = DescribedJson.Of(task, submit.Job, api.Description.Statuses, failsInResult: false);
        runner.Start(task);
        return new JsonAnswer(StatusCodes.Status200OK, json => answer.WriteTo(json));
    }

    public EmulatedTask? Find(DescribedApi api, PathValues values) =>
        Guid.TryParseExact(values.Id, "D", out var key) && tasks.Find(key) is { } task && task.Provider == api.Name && (values.Model is null || values.Model == task.ModelName) ? task : null;

    private static string? Webhook(SubmitDescription submit, HttpRequest http, JsonObject root) => submit.Webhook switch
    {
        null => null,
        { In: "query" } place => http.Query[place.Name].ToString() is { Length: > 0 } url ? url : null,
        { In: "header" } place => http.Headers[place.Name].ToString() is { Length: > 0 } url ? url : null,
        { } place => JsonTree.Find(root, place.Name)?.ToString(),
    };

    // If the parameters are the whole body, what the description adds to it is not one of them.
    private static JsonElement? Input(SubmitDescription submit, JsonObject root)
    {
        if (submit.Input.Length == 0)
        {
            var added = submit.Constants.Select(constant => constant.Key).Append(submit.Model).Append(submit.Webhook is { In: "body" } place ? place.Name : null);
            foreach (var pointer in added.OfType<string>())
            {
                JsonTree.Remove(root, pointer);
            }
        }

        return JsonTree.Find(root, submit.Input) is JsonObject input ? JsonReading.Parse(System.Text.Encoding.UTF8.GetBytes(input.ToJsonString())) : null;
    }

    private EmulatedTask Task(DescribedApi api, EmulatedModel model, JsonElement input, string? webhook, decimal credits, int outputs, HttpRequest http)
    {
        var ratio = model.Effective(input, "aspect_ratio");
        var origin = options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{http.Scheme}://{http.Host}";
        var description = api.Description.Webhook;
        var delivery = new TaskDelivery(
            origin,
            "png",
            MediaShape.FromRatio(ratio) ?? (model.Output == "video" ? new MediaShape(16, 9) : new MediaShape(1, 1)),
            (json, task) => DescribedJson.Of(task, description!.Job, description.Statuses ?? api.Description.Statuses, failsInResult: false).WriteTo(json))
        {
            Protocol = MessageSigner.Protocol(description, options.ApiKey, time),
        };
        return new EmulatedTask(Guid.NewGuid(), time.GetUtcNow(), delivery)
        {
            Provider = api.Name,
            ModelName = model.Name,
            Output = model.Output,
            InputParams = input,
            // Without a description of the messages, there is nothing to post.
            WebhookUrl = description is null || !Uri.TryCreate(webhook, UriKind.Absolute, out _) ? null : webhook,
            Price = credits,
            Outputs = outputs,
            AspectRatio = MediaShape.FromRatio(ratio) is null ? null : ratio.GetString(),
            Duration = Seconds.OfTask(model.Effective(input, "duration")),
            Resolution = OutputSize.Of(default, model.Effective(input, "resolution"), MediaShape.FromRatio(ratio)),
        };
    }
}
