using System.Text.Json;
using System.Text.Json.Serialization;

namespace Typed.Tracking;

/// <summary>All data that the journal holds about a job. Never contains an API key. A change is a new record with the next <see cref="Version"/>.</summary>
public sealed record JobRecord
{
    private readonly string _stateText = "";

    /// <summary>The tracker's own key for the job. It exists before the provider's id.</summary>
    [JsonPropertyName("key")]
    public required Guid Key { get; init; }

    /// <summary>The number of the version, starting at 1. A write based on another version is refused.</summary>
    [JsonPropertyName("version")]
    public long Version { get; init; } = 1;

    /// <summary>The provider's key.</summary>
    [JsonPropertyName("provider")]
    public required string Provider { get; init; }

    /// <summary>The model as the provider spells it.</summary>
    [JsonPropertyName("model")]
    public string? Model { get; init; }

    /// <summary>The SHA-256 hash of provider, model and parameters, in lowercase hex.</summary>
    [JsonPropertyName("hash")]
    public string? RequestHash { get; init; }

    /// <summary>The state of the job.</summary>
    [JsonIgnore]
    public JobState State
    {
        get => JobStates.Parse(_stateText);
        init => _stateText = value.ToText();
    }

    /// <summary>The state as the journal spells it, even if this version does not know it.</summary>
    [JsonPropertyName("state")]
    public string StateText
    {
        get => _stateText;
        // One instance for all jobs if the text is known.
        init => _stateText = JobStates.Parse(value) is var state and not JobState.Unknown ? state.ToText() : value;
    }

    /// <summary>The provider's id of the job; null until the provider has answered.</summary>
    [JsonPropertyName("id")]
    public string? JobId { get; init; }

    /// <summary>The provider's own status text at the last change seen.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>The reason why the job failed, was refused, was not sent or is uncertain.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>A label that the user assigned.</summary>
    [JsonPropertyName("label")]
    public string? Label { get; init; }

    /// <summary>The tenant that the job runs for; null if the caller did not specify one. See <see cref="TrackOptions.Tenant"/>.</summary>
    [JsonPropertyName("tenant")]
    public string? Tenant { get; init; }

    /// <summary>The caller's own key for the request; null if the caller did not specify one. See <see cref="TrackOptions.IdempotencyKey"/>.</summary>
    [JsonPropertyName("idempotency")]
    public string? IdempotencyKey { get; init; }

    /// <summary>The tags that the caller assigned; null if there are none. See <see cref="TrackOptions.Tags"/>.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The credits that the request costs at most, by the provider's price table; null if the price is unknown.</summary>
    [JsonPropertyName("price")]
    public decimal? Price { get; init; }

    /// <summary>The account that submitted the job: a short hash of API keys and base address. Null if the provider does not state one.</summary>
    [JsonPropertyName("account")]
    public string? Account { get; init; }

    /// <summary>The W3C <c>traceparent</c> of the submission; null if no trace was recorded.</summary>
    [JsonPropertyName("trace")]
    public string? TraceParent { get; init; }

    /// <summary>For an uncertain submission: the ids that webhooks to the job's own address have named. Each is confirmed with the provider.</summary>
    [JsonPropertyName("candidates")]
    public IReadOnlyList<string>? Candidates { get; init; }

    /// <summary>The time at which the intent was written.</summary>
    [JsonPropertyName("created")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time at which the provider accepted the job.</summary>
    [JsonPropertyName("submitted")]
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The time at which the end of the job was seen.</summary>
    [JsonPropertyName("ended")]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The deadline until which the tracker waits for the job; null for no limit.</summary>
    [JsonPropertyName("deadline")]
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The time at which the provider deletes the result, according to its documentation; null if unknown.</summary>
    [JsonPropertyName("expires")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The time at which the whole result was on disk.</summary>
    [JsonPropertyName("fetched")]
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The credits that the provider reports as charged.</summary>
    [JsonPropertyName("credits")]
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits that the provider reports as refunded.</summary>
    [JsonPropertyName("refunded")]
    public decimal? CreditsRefunded { get; init; }

    /// <summary>The parameters, as they were or would have been sent. Kept only until the provider's id is known, so that an uncertain
    /// request can be recognized.</summary>
    [JsonPropertyName("request")]
    public JsonElement? Request { get; init; }

    /// <summary>The files that the job has created, with those on disk marked; null if there are none.</summary>
    [JsonPropertyName("assets")]
    public IReadOnlyList<JobAsset>? Assets { get; init; }

    /// <summary>Members that this version does not know. They are written back unchanged.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }

    /// <summary>The identity that makes two submissions equal: the hash of the request, the tenant and the idempotency key. Null if the record has no hash.</summary>
    [JsonIgnore]
    public string? Identity => RequestHash is null ? null : IdentityOf(RequestHash, Tenant, IdempotencyKey);

    /// <summary>The credits that the job costs: those that the provider reports, less refunds, or <see cref="Price"/> if it reports none. 0 for a request that was
    /// not accepted; null if the price is unknown.</summary>
    [JsonIgnore]
    public decimal? Spend => State is JobState.NotSent or JobState.Refused ? 0 : (CreditsUsed ?? Price) - (CreditsRefunded ?? 0);

    /// <summary>Whether the caller's own key is used: the request with this key was sent, or may have been sent.</summary>
    [JsonIgnore]
    public bool HoldsKey => IdempotencyKey is not null && State is not (JobState.NotSent or JobState.Refused or JobState.Abandoned);

    /// <summary>Reads a record from the JSON that a journal stores.</summary>
    /// <param name="json">The JSON, in UTF-8.</param>
    /// <exception cref="JsonException">The JSON is not a record.</exception>
    public static JobRecord FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, JobRecordJson.Default.JobRecord) ?? throw new JsonException("The JSON is null, not a record.");

    /// <summary>Writes the record as the JSON that a journal stores, in UTF-8. Members that are null are left out.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JobRecordJson.Default.JobRecord);

    /// <summary>Computes the identity of a request that has no record yet.</summary>
    internal static string IdentityOf(string requestHash, string? tenant, string? idempotencyKey) => tenant is null && idempotencyKey is null
        ? requestHash
        // The lengths keep ("ab", "c") and ("a", "bc") apart.
        : FormattableString.Invariant($"{requestHash}\n{tenant?.Length ?? -1}:{tenant}\n{idempotencyKey?.Length ?? -1}:{idempotencyKey}");

    /// <summary>Returns the key, the provider's id and the state, without parameters or addresses.</summary>
    public override string ToString() => $"{Provider} job {JobId ?? "(no id)"} {Key:N}: {StateText}";
}
