namespace Typed.Providers.Http;

/// <summary>Removes keys from a provider's answer about a job. All its texts can reach exceptions, logs, journals, or a user's own log.</summary>
internal static class SnapshotRedaction
{
    // An asset whose address shows a key is not fetched: the request would hand the key to the asset's host.
    private static readonly Uri s_hidden = new("about:redacted");

    /// <summary>Gets the job with keys replaced in every text.</summary>
    public static JobSnapshot Redacted(this SecretRedactor redactor, JobSnapshot job) => job with
    {
        Id = IdOf(redactor, job.Id),
        Status = Redacted(redactor, job.Status),
        Model = redactor.Text(job.Model),
        Assets = job.Assets?.Select(asset => Redacted(redactor, asset)).ToArray()!,
        FailedReason = job.FailedReason is { } reason ? redactor.Message(reason) : null,
        Resolution = redactor.Text(job.Resolution),
        AspectRatio = redactor.Text(job.AspectRatio),
        Parts = job.Parts?.Select(part => Redacted(redactor, part)).ToArray()!,
        Raw = redactor.Json(job.Raw),
    };

    private static JobPart Redacted(SecretRedactor redactor, JobPart part) => part with
    {
        Id = IdOf(redactor, part.Id),
        Status = Redacted(redactor, part.Status),
        Asset = part.Asset is { } asset ? Redacted(redactor, asset) : null,
        FailedReason = part.FailedReason is { } reason ? redactor.Message(reason) : null,
        ErrorCode = redactor.Text(part.ErrorCode),
        Raw = redactor.Json(part.Raw),
    };

    private static JobStatus Redacted(SecretRedactor redactor, JobStatus status) =>
        status.Phase == JobPhase.Unknown ? new JobStatus(redactor.Text(status.Value)) : status;

    private static string IdOf(SecretRedactor redactor, string id) => id is not null && redactor.ShowsKey(id) ? redactor.Text(id) : id!;

    private static Asset Redacted(SecretRedactor redactor, Asset asset) => new(Redacted(redactor, asset.Url))
    {
        Id = redactor.Text(asset.Id),
        Type = asset.Type.Value is { } type ? new AssetType(redactor.Text(type)) : asset.Type,
        ThumbnailUrl = asset.ThumbnailUrl is { } thumbnail ? Redacted(redactor, thumbnail) : null,
        Name = redactor.Text(asset.Name),
        Raw = redactor.Json(asset.Raw),
        ExpiresAt = asset.ExpiresAt,
    };

    private static Uri Redacted(SecretRedactor redactor, Uri url) => redactor.ShowsKey(url.OriginalString) ? s_hidden : url;
}
