using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Typed.Tracking;

namespace Typed.Refresh.Jobs;

/// <summary>Writes jobs for accounting: who, when, what, and the credits. No parameters and no addresses.</summary>
internal static class JobExport
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A spreadsheet would take a text that begins like this for a formula.
    private static readonly char[] s_formula = ['=', '+', '-', '@', '\t', '\r'];

    private static readonly (string Name, Func<JobRecord, object?> Value)[] s_columns =
    [
        ("key", record => record.Key.ToString("N")),
        ("ended", record => record.EndedAt),
        ("created", record => record.CreatedAt),
        ("submitted", record => record.SubmittedAt),
        ("state", record => record.StateText),
        ("provider", record => record.Provider),
        ("model", record => record.Model),
        ("job_id", record => record.JobId),
        ("account", record => record.Account),
        ("tenant", record => record.Tenant),
        ("label", record => record.Label),
        ("tags", record => record.Tags),
        ("idempotency_key", record => record.IdempotencyKey),
        ("price", record => record.Price),
        ("credits_used", record => record.CreditsUsed),
        ("credits_refunded", record => record.CreditsRefunded),
        ("credits", record => record.Spend),
    ];

    public static string CsvHeader { get; } = string.Join(',', s_columns.Select(column => column.Name));

    /// <summary>A line of CSV (RFC 4180), without its end.</summary>
    public static string Csv(JobRecord record) => string.Join(',', s_columns.Select(column => column.Value(record) switch
    {
        null => "",
        decimal credits => Number(credits),
        DateTimeOffset time => Time(time),
        IReadOnlyList<string> texts => Cell(string.Join(' ', texts)),
        var text => Cell((string)text),
    }));

    /// <summary>A line of JSON Lines, without its end.</summary>
    public static string Json(JobRecord record)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_json))
        {
            json.WriteStartObject();
            foreach (var (name, value) in s_columns)
            {
                json.WritePropertyName(name);
                Write(json, value(record));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case decimal credits:
                json.WriteNumberValue(credits);
                break;
            case DateTimeOffset time:
                json.WriteStringValue(Time(time));
                break;
            case IReadOnlyList<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }

    private static string Number(decimal credits) => credits.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && s_formula.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
