using Typed.Providers.Described.Format;
using Typed.Providers.Http;
using Typed.Tracking.Webhooks;

namespace Typed.Providers.Described;

/// <summary>Reads the messages of a described provider.</summary>
internal sealed class DescribedWebhookReader : IWebhookReader
{
    private const int MaxIdLength = 200;
    private readonly ApiDescription _api;

    public DescribedWebhookReader(string provider, ApiDescription api, IReadOnlyList<string> secrets, TimeProvider time)
    {
        Provider = provider;
        _api = api;
        Verifier = api.Webhook?.Signature is { } signature ? SignatureVerifier.Of(signature, secrets, time) : null;
    }

    public string Provider { get; }

    public IWebhookVerifier? Verifier { get; }

    public WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header)
    {
        if (_api.Webhook is not { } webhook || TolerantJson.Parse(body) is not { } json
            || JobJson.Read(json, webhook.Job, webhook.Statuses ?? _api.Statuses) is not { Id.Length: <= MaxIdLength } job)
        {
            return null;
        }

        // Without the model, the id is that of a part of the job: the tracker finds the job by its key.
        var isWhole = !_api.NeedsModelOfJob || job.Model is not null;
        // A success without outputs is not a result: they are requested from the provider.
        var isResult = webhook.HasResult && Verifier is not null && isWhole && !(job.Status.IsSucceeded && job.Assets.Count == 0);
        var id = new DescribedJobId(job.Id, _api.NeedsModelOfJob ? job.Model : null).ToString();
        return new WebhookNotice(Provider, id)
        {
            Status = job.Status,
            DeliveryId = webhook.DeliveryHeader is { } name && header(name) is { Length: > 0 and <= MaxIdLength } delivery ? delivery : null,
            Snapshot = isResult ? job with { Id = id } : null,
        };
    }
}
