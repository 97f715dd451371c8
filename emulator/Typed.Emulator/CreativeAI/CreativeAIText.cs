using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Http;
using Typed.Emulator.Schema;

namespace Typed.Emulator.CreativeAI;

/// <summary>The model list and chat in OpenAI's format, because the real responses are not documented.</summary>
internal static class CreativeAIText
{
    private const string Text = "An answer from the emulator.";

    private static readonly string[] s_operations = ["video-generation/", "image-generation/", "image-edit/"];

    public static JsonAnswer Models(CreativeAICalls calls)
    {
        var names = calls.Catalog.Models.Select(model => s_operations.Aggregate(model.Name, (name, operation) => name.Replace(operation, "", StringComparison.Ordinal)));
        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            foreach (var name in names)
            {
                json.WriteStartObject();
                json.WriteString("id", name);
                json.WriteString("object", "model");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public static async Task<IResult> ChatAsync(HttpRequest http, TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, refusal) = await CreativeAICalls.ReadJsonAsync(http, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!body.TryKind("model", JsonValueKind.String, out var model) || !body.TryKind("messages", JsonValueKind.Array, out _))
        {
            return CreativeAIAnswers.Error(StatusCodes.Status400BadRequest, CreativeAIAnswers.InvalidRequest, null, "model and messages are required.", "messages");
        }

        return Answer(http, time, model.GetString()!, "chatcmpl_", "chat.completion", json =>
        {
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteString("content", Text);
            json.WriteEndObject();
        });
    }

    /// <summary>The legacy completions, of which only the path is documented.</summary>
    public static async Task<IResult> CompleteAsync(HttpRequest http, TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, refusal) = await CreativeAICalls.ReadJsonAsync(http, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        return body.TryKind("model", JsonValueKind.String, out var model)
            ? Answer(http, time, model.GetString()!, "cmpl_", "text_completion", json => json.WriteString("text", Text))
            : CreativeAIAnswers.Error(StatusCodes.Status400BadRequest, CreativeAIAnswers.InvalidRequest, null, "model is required.", "model");
    }

    private static JsonAnswer Answer(HttpRequest http, TimeProvider time, string model, string idPrefix, string kind, Action<Utf8JsonWriter> choice)
    {
        http.HttpContext.Response.Headers["x-model-actual"] = model;
        http.HttpContext.Response.Headers["x-failover-used"] = "false";
        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("id", CreativeAIJobs.NewId(idPrefix));
            json.WriteString("object", kind);
            json.WriteNumber("created", time.GetUtcNow().ToUnixTimeSeconds());
            json.WriteString("model", model);
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            choice(json);
            json.WriteString("finish_reason", "stop");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
