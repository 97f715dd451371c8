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

    /// <summary>Reads a record without creating it. False for a job that needs work, and for anything unusual. The whole record is then read.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, JournalPlace place, out SettledJob job)
    {
        job = default;
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && TryRead(ref reader, place, out job);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TryRead(ref Utf8JsonReader reader, JournalPlace place, out SettledJob job)
    {
        job = default;
        Guid? key = null;
        string? provider = null, id = null;
        DateTimeOffset? created = null, ended = null;
        var (isSettled, isSucceeded, isFetched) = (false, false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("key"u8))
            {
                reader.Read();
                key = reader.GetGuid();
            }
            else if (reader.ValueTextEquals("provider"u8))
            {
                reader.Read();
                provider = string.Intern(reader.GetString()!);
            }
            else if (reader.ValueTextEquals("state"u8))
            {
                reader.Read();
                var state = StateOf(ref reader);
                isSettled = state.IsFinal();
                isSucceeded = state == JobState.Succeeded;
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.GetString();
            }
            else if (reader.ValueTextEquals("created"u8))
            {
                reader.Read();
                created = reader.GetDateTimeOffset();
            }
            else if (reader.ValueTextEquals("ended"u8))
            {
                reader.Read();
                ended = reader.GetDateTimeOffset();
            }
            else if (reader.ValueTextEquals("fetched"u8))
            {
                reader.Read();
                isFetched = reader.TokenType == JsonTokenType.String;
            }
            else if (reader.ValueTextEquals("idempotency"u8))
            {
                // Its identity depends on further members.
                return false;
            }
            else
            {
                reader.Skip();
            }
        }

        if (key is not { } found || provider is null || created is not { } at || !isSettled || (isSucceeded && !isFetched) || reader.TokenType != JsonTokenType.EndObject)
        {
            return false;
        }

        job = new SettledJob
        {
            Key = found,
            Place = place,
            JobId = id is null ? default : RecordDigest.OfJobId(provider, id),
            CreatedAt = at,
            SettledAt = ended ?? at,
        };
        return true;
    }

    private static JobState StateOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("succeeded"u8) ? JobState.Succeeded
        : reader.ValueTextEquals("failed"u8) ? JobState.Failed
        : JobStates.Parse(reader.GetString());
}
