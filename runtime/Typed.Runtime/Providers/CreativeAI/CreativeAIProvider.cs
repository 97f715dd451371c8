using System.Buffers;
using System.Text.Json;
using Typed.CreativeAI.Wire;
using Typed.Providers;
using Typed.Providers.Http;
using Typed.Tracking.Webhooks;

namespace Typed.CreativeAI;

/// <summary>The CreativeAI provider: one submission method for all operations, one status path per family.</summary>
/// <remarks>creativeai.run/api-docs § Endpoints.</remarks>
internal sealed class CreativeAIProvider(ApiTransport transport, CreativeAIEndpoints endpoints, TimeSpan videoPollInterval, CreativeAIWebhookReader webhooks)
    : IGenerationProvider, IRateLimitSource, IAccountSource, IWebhookSource
{
    private const string WebhookMember = "webhook_url";

    public string Name => CreativeAIClient.ProviderName;

    public RateLimitReading? LatestRateLimit => transport.LatestRateLimit;

    public string? AccountId => transport.AccountId;

    public IWebhookReader WebhookReader => webhooks;

    public async Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        var route = CreativeAIRoutes.Of(request, endpoints);
        CreativeAIFiles.Check(request, route);
        using var content = ContentOf(request, route);
        return await transport.SubmitAsync(
            request, route.Endpoint.Method, route.Endpoint.Path, content, (json, response) => Read(route.Family, json, response), cancellationToken).ConfigureAwait(false);
    }

    public async Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken)
    {
        var path = CreativeAIRoutes.PathOf(jobId);
        var (family, _) = CreativeAIJobId.Split(jobId);
        return await transport.GetJobAsync(path, jobId, (json, response) => Read(family, json, response), cancellationToken).ConfigureAwait(false);
    }

    public async Task<JsonElement> ModelsAsync(CancellationToken cancellationToken) =>
        transport.JsonOf(await transport.GetAsync("v1/models", cancellationToken).ConfigureAwait(false));

    public async Task<JsonElement> CalculateAsync(JsonElement body, CancellationToken cancellationToken)
    {
        var endpoint = CreativeAIRoutes.Known(endpoints.Calculate, nameof(endpoints.Calculate));
        return transport.JsonOf(await transport.AskAsync(endpoint.Method, endpoint.Path, body, CreativeAIRequests.Default.JsonElement, cancellationToken).ConfigureAwait(false));
    }

    public Task<CreativeAIChatAnswer> ChatAsync(GenerationRequest request, CancellationToken cancellationToken) =>
        transport.SubmitAsync(
            request, "v1/chat/completions", request.InputParams, (json, response) => new CreativeAIChatAnswer(json, response.Headers), cancellationToken);

    public Task<CreativeAIChatAnswer> CompleteAsync(JsonElement body, CancellationToken cancellationToken)
    {
        var request = new GenerationRequest(CreativeAIClient.ProviderName, TolerantJson.Text(body, "model") ?? "completions", Utf8(body.WriteTo));
        return transport.SubmitAsync(
            request, "v1/completions", request.InputParams, (json, response) => new CreativeAIChatAnswer(json, response.Headers), cancellationToken);
    }

    private static SingleUseContent ContentOf(GenerationRequest request, CreativeAIRoute route)
    {
        if (!route.IsMultipart)
        {
            return new SingleUseContent(BodyOf(request, route));
        }

        using var document = JsonDocument.Parse(request.InputParams);
        return MultipartForm.Of(document.RootElement, request.Files);
    }

    // Exactly the bytes that were hashed for the request, plus the webhook URL. A URL in the parameters takes precedence.
    private static ReadOnlyMemory<byte> BodyOf(GenerationRequest request, CreativeAIRoute route)
    {
        if (request.WebhookUrl is not { } url || !route.TakesWebhook)
        {
            return request.InputParams;
        }

        using var document = JsonDocument.Parse(request.InputParams);
        return TolerantJson.Member(document.RootElement, WebhookMember) is not null
            ? request.InputParams
            : Utf8(writer =>
            {
                writer.WriteStartObject();
                foreach (var member in document.RootElement.EnumerateObject().Where(member => !member.NameEquals(WebhookMember)))
                {
                    member.WriteTo(writer);
                }

                writer.WriteString(WebhookMember, url.AbsoluteUri);
                writer.WriteEndObject();
            });
    }

    private static ReadOnlyMemory<byte> Utf8(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    private JobSnapshot? Read(string family, JsonElement json, ApiResponse response)
    {
        if (CreativeAISnapshots.Read(family, json) is not { } job)
        {
            return null;
        }

        // The documented interval for this family replaces a shorter wait from the header.
        var advised = family is CreativeAIJobId.VideoFamily or CreativeAIJobId.BatchFamily && !job.Status.IsFinal && videoPollInterval > TimeSpan.Zero
            ? videoPollInterval
            : (TimeSpan?)null;
        return job with { RetryAfter = response.RetryAfter > advised || advised is null ? response.RetryAfter : advised };
    }
}
