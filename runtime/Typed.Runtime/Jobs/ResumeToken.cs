using System.Text.Json;
using System.Text.Json.Serialization;

namespace Typed.Jobs;

/// <summary>Identifies a job in another process: a version prefix, then JSON in base64url. Contains no API key.</summary>
/// <remarks>Unknown members are ignored, so that an older version can read tokens of a newer version with the same format.</remarks>
internal sealed record ResumeToken
{
    private const string Family = "typed-job.";
    private const string Version = Family + "1.";

    [JsonPropertyName("provider")]
    public string? Provider { get; init; }

    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("model")]
    public string? Model { get; init; }

    [JsonPropertyName("submitted_at")]
    public DateTimeOffset? SubmittedAt { get; init; }

    [JsonPropertyName("request_hash")]
    public string? RequestHash { get; init; }

    public static bool IsToken(string text) => text.StartsWith(Family, StringComparison.Ordinal);

    public static ResumeToken Parse(string text)
    {
        if (!text.StartsWith(Version, StringComparison.Ordinal))
        {
            throw new FormatException($"The resume token has a version that this client cannot read; it reads '{Version}'.");
        }

        try
        {
            var json = DecodeBase64Url(text[Version.Length..]);
            var token = JsonSerializer.Deserialize(json, ResumeTokenJson.Default.ResumeToken);
            return string.IsNullOrEmpty(token?.Id) ? throw new FormatException("The resume token names no job.") : token;
        }
        catch (JsonException exception)
        {
            throw new FormatException("The resume token is damaged.", exception);
        }
    }

    public override string ToString() =>
        Version + Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, ResumeTokenJson.Default.ResumeToken))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] DecodeBase64Url(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='));
    }
}

/// <summary>Serializes the token without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ResumeToken))]
internal sealed partial class ResumeTokenJson : JsonSerializerContext;
