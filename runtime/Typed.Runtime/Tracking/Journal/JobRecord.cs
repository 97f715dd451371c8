using System.Text.Json;
using System.Text.Json.Serialization;

namespace Typed.Tracking;

/// <summary>All that the journal holds of one job. Never a key. A change is a new record with the next <see cref="Version"/>.</summary>
public sealed record JobRecord
{
    private readonly string _stateText = "";

    /// <summary>The tracker's own name of the job; there before the provider's id is.</summary>
    [JsonPropertyName("key")]
    public required Guid Key { get; init; }

    /// <summary>Counts the changes from 1. A write on top of another version is refused.</summary>
    [JsonPropertyName("version")]
    public long Version { get; init; } = 1;

    /// <summary>The provider's key.</summary>
    [JsonPropertyName("provider")]
    public required string Provider { get; init; }

    /// <summary>The model as the provider spells it.</summary>
    [JsonPropertyName("model")]
    public string? Model { get; init; }

    /// <summary>SHA-256 over provider, model and parameters, in lower-case hex.</summary>
    [JsonPropertyName("hash")]
    public string? RequestHash { get; init; }

    /// <summary>Where the job stands.</summary>
    [JsonIgnore]
    public JobState State
    {
        get => JobStates.Parse(_stateText);
        init => _stateText = value.ToText();
    }

    /// <summary>The state as the journal spells it, also where this version does not know it.</summary>
    [JsonPropertyName("state")]
    public string StateText
    {
        get => _stateText;
        // One instance for all jobs where the text is known.
        init => _stateText = JobStates.Parse(value) is var state and not JobState.Unknown ? state.ToText() : value;
    }

    /// <summary>The provider's id; null until it has answered.</summary>
    [JsonPropertyName("id")]
    public string? JobId { get; init; }

    /// <summary>The provider's own status text when it was last seen to change.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>Why it failed, was refused, was not sent or is uncertain.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>A name that the user gave it.</summary>
    [JsonPropertyName("label")]
    public string? Label { get; init; }

    /// <summary>For whom the job runs; null if the caller did not say. See <see cref="TrackOptions.Tenant"/>.</summary>
    [JsonPropertyName("tenant")]
    public string? Tenant { get; init; }

    /// <summary>The caller's own key of the request; null if the caller gave none. See <see cref="TrackOptions.IdempotencyKey"/>.</summary>
    [JsonPropertyName("idempotency")]
    public string? IdempotencyKey { get; init; }

    /// <summary>The account that the job was submitted with: a short hash of keys and base address. Null if the provider does not state one.</summary>
    [JsonPropertyName("account")]
    public string? Account { get; init; }

    /// <summary>The W3C <c>traceparent</c> of the submission; null if nothing recorded a trace.</summary>
    [JsonPropertyName("trace")]
    public string? TraceParent { get; init; }

    /// <summary>For an uncertain submission: ids that webhooks to the job's own address have named. Each is confirmed with the provider.</summary>
    [JsonPropertyName("candidates")]
    public IReadOnlyList<string>? Candidates { get; init; }

    /// <summary>When the intent was written.</summary>
    [JsonPropertyName("created")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the provider had accepted it.</summary>
    [JsonPropertyName("submitted")]
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When its end was seen.</summary>
    [JsonPropertyName("ended")]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Until when it is waited for; null for ever.</summary>
    [JsonPropertyName("deadline")]
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When the provider deletes the result, by its documentation; null where not known.</summary>
    [JsonPropertyName("expires")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the whole result was on disk.</summary>
    [JsonPropertyName("fetched")]
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The credits that the provider says it has charged.</summary>
    [JsonPropertyName("credits")]
    public decimal? CreditsUsed { get; init; }

    /// <summary>The credits that the provider says it has given back.</summary>
    [JsonPropertyName("refunded")]
    public decimal? CreditsRefunded { get; init; }

    /// <summary>The parameters, as they were or would have been sent; kept only until the provider's id is known, so that an uncertain
    /// request can be recognized.</summary>
    [JsonPropertyName("request")]
    public JsonElement? Request { get; init; }

    /// <summary>What the job has made, and which of it is on disk; null where nothing.</summary>
    [JsonPropertyName("assets")]
    public IReadOnlyList<JobAsset>? Assets { get; init; }

    /// <summary>Members that this version does not know; written again unchanged.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }

    /// <summary>What makes two submissions equal: the hash of the request, the tenant and the idempotency key. Null if the record has no hash.</summary>
    [JsonIgnore]
    public string? Identity => RequestHash is null ? null : IdentityOf(RequestHash, Tenant, IdempotencyKey);

    /// <summary>The identity of a request before there is a record of it.</summary>
    internal static string IdentityOf(string requestHash, string? tenant, string? idempotencyKey) => tenant is null && idempotencyKey is null
        ? requestHash
        // The lengths keep ("ab", "c") and ("a", "bc") apart.
        : FormattableString.Invariant($"{requestHash}\n{tenant?.Length ?? -1}:{tenant}\n{idempotencyKey?.Length ?? -1}:{idempotencyKey}");

    /// <summary>The key, the provider's id and the state; no parameters, no addresses.</summary>
    public override string ToString() => $"{Provider} job {JobId ?? "(no id)"} {Key:N}: {StateText}";
}
