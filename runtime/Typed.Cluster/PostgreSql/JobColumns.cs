using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>A record as the table stores it: the record itself as JSON, and the columns that the database searches.</summary>
internal sealed class JobColumns
{
    private JobColumns(JobRecord record, byte[] json)
    {
        Record = record;
        Json = json;
        Identity = record.Identity is { } identity ? SHA256.HashData(Encoding.UTF8.GetBytes(identity)) : null;
    }

    public JobRecord Record { get; }

    public byte[] Json { get; }

    public byte[]? Identity { get; }

    public bool IsUnsettled => Record.State.IsUnsettled();

    public bool HoldsKey => Record.HoldsKey;

    public bool NeedsWork => JobQuery.NeedsWork(Record);

    public DateTimeOffset? SettledAt => IsUnsettled ? null : (Record.EndedAt ?? Record.CreatedAt).ToUniversalTime();

    public string[] Tags => [.. (Record.Tags ?? []).Select(tag => Text(tag)!)];

    /// <exception cref="JournalRecordTooLargeException">The record is larger than the limit.</exception>
    public static JobColumns Of(JobRecord record, int maxBytes)
    {
        var json = record.ToJson();
        return json.Length <= maxBytes ? new JobColumns(record, json) : throw new JournalRecordTooLargeException(record.Key, json.Length, maxBytes);
    }

    public static JobRecord Read(byte[] json) => JobRecord.FromJson(json);

    /// <summary>Converts a text to one that a column can hold: no zero character, and no half of a surrogate pair.</summary>
    public static string? Text(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');

    public static byte[] HashOf(string identity) => SHA256.HashData(Encoding.UTF8.GetBytes(identity));
}
