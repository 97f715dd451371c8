using System.Text.Json;

namespace Typed.Tracking.Journal;

/// <summary>The part of a settled job's record that the index keeps in memory. The file has the rest.</summary>
internal readonly record struct SettledJob
{
    public required Guid Key { get; init; }

    public required JournalPlace Place { get; init; }

    /// <summary>The digest of the provider's id; default if the job has none.</summary>
    public UInt128 JobId { get; init; }

    /// <summary>The digest of the identity that the job's idempotency key holds; default if it holds none.</summary>
    public UInt128 HeldIdentity { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the job was settled.</summary>
    public required DateTimeOffset SettledAt { get; init; }

    /// <summary>Determines whether a job needs no more work, so that its record can stay in the file.</summary>
    public static bool IsSettled(JobRecord record) => record.State.IsFinal() && !JobQuery.NeedsWork(record);

    public static SettledJob Of(JobRecord record, JournalPlace place) => new()
    {
        Key = record.Key,
        Place = place,
        JobId = record.JobId is { } id ? RecordDigest.OfJobId(record.Provider, id) : default,
        HeldIdentity = record is { HoldsKey: true, Identity: { } identity } ? RecordDigest.OfIdentity(identity) : default,
        CreatedAt = record.CreatedAt,
        SettledAt = record.EndedAt ?? record.CreatedAt,
    };

    /// <summary>Whether the job was read from its record; false if only its key and place are known.</summary>
    public bool IsRead => CreatedAt != default;

    /// <summary>A job of which only the key and the place are known.</summary>
    public static SettledJob Unread(Guid key, JournalPlace place) => new() { Key = key, Place = place, CreatedAt = default, SettledAt = default };

    /// <summary>Reads a record without creating it. False for a job that needs work, and for anything unusual. The whole record is then read.</summary>
    /// <param name="json">The record.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="provider">The provider of the last record; becomes that of this one. Most records have the same one.</param>
    /// <param name="job">The job.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, JournalPlace place, ref string? provider, out SettledJob job)
    {
        job = default;
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && TryRead(ref reader, place, ref provider, out job);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TryRead(ref Utf8JsonReader reader, JournalPlace place, ref string? provider, out SettledJob job)
    {
        job = default;
        Guid? key = null;
        UInt128 jobId = default;
        DateTimeOffset? created = null, ended = null;
        var (hasProvider, isSettled, isSucceeded, isFetched) = (false, false, false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped)
            {
                return false;
            }

            // Compared by length first: a record has twenty members, and a start reads all of them.
            var name = reader.ValueSpan;
            reader.Read();
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8):
                    key = reader.GetGuid();
                    break;
                case 8 when name.SequenceEqual("provider"u8):
                    provider = provider is not null && reader.ValueTextEquals(provider) ? provider : string.Intern(reader.GetString()!);
                    hasProvider = true;
                    break;
                case 5 when name.SequenceEqual("state"u8):
                    var state = StateOf(ref reader);
                    (isSettled, isSucceeded) = (state.IsFinal(), state == JobState.Succeeded);
                    if (!isSettled)
                    {
                        return false;
                    }

                    break;
                case 2 when name.SequenceEqual("id"u8) && reader.TokenType == JsonTokenType.String:
                    if (!hasProvider)
                    {
                        return false;
                    }

                    jobId = RecordDigest.OfJobId(provider!, ref reader);
                    break;
                case 7 when name.SequenceEqual("created"u8):
                    created = reader.GetDateTimeOffset();
                    break;
                case 5 when name.SequenceEqual("ended"u8):
                    ended = reader.GetDateTimeOffset();
                    break;
                case 7 when name.SequenceEqual("fetched"u8):
                    isFetched = reader.TokenType == JsonTokenType.String;
                    break;
                case 11 when name.SequenceEqual("idempotency"u8):
                    // Its identity depends on further members.
                    return false;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (key is not { } found || !hasProvider || created is not { } at || !isSettled || (isSucceeded && !isFetched) || reader.TokenType != JsonTokenType.EndObject)
        {
            return false;
        }

        job = new SettledJob { Key = found, Place = place, JobId = jobId, CreatedAt = at, SettledAt = ended ?? at };
        return true;
    }

    private static JobState StateOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("succeeded"u8) ? JobState.Succeeded
        : reader.ValueTextEquals("failed"u8) ? JobState.Failed
        : JobStates.Parse(reader.GetString());
}
