using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>The content of an error body, in either of the documented formats.</summary>
/// <param name="Code">The first code, unchanged, or null if there is none.</param>
/// <param name="Messages">The messages, each with the field that it refers to.</param>
internal sealed record HooxErrorBody(string? Code, IReadOnlyList<Violation> Messages)
{
    private const int MaxDetails = 100;

    /// <summary>All messages as one line.</summary>
    public string Text => string.Join(" ", Messages.Select(message => message.Message).Distinct(StringComparer.Ordinal));

    /// <summary>Whether the body has one of the two documented formats. An object with only a text may come from any gateway.</summary>
    public static bool IsOwnForm(ReadOnlyMemory<byte> body) =>
        TolerantJson.Parse(body) is { } json
        && TolerantJson.Text(json, "error") is not null
        && (TolerantJson.Text(json, "code") is not null || TolerantJson.Member(json, "details") is { ValueKind: JsonValueKind.Array });

    public static HooxErrorBody Read(ReadOnlyMemory<byte> body, SecretRedactor redactor)
    {
        if (TolerantJson.Parse(body) is not { } json)
        {
            return new HooxErrorBody(null, []);
        }

        var messages = new List<Violation>();
        var code = TolerantJson.Text(json, "code");
        if ((TolerantJson.Text(json, "error") ?? TolerantJson.Text(json, "message")) is { } text)
        {
            messages.Add(new Violation("$", "provider", redactor.Message(text)));
        }

        if (TolerantJson.Member(json, "details") is { ValueKind: JsonValueKind.Array } details)
        {
            foreach (var detail in details.EnumerateArray().Take(MaxDetails))
            {
                var detailCode = TolerantJson.Text(detail, "code");
                code ??= detailCode;
                var field = TolerantJson.Text(detail, "field");
                var said = TolerantJson.Text(detail, "message") ?? detailCode;
                if (said is not null)
                {
                    messages.Add(new Violation(field is null ? "$" : "$." + redactor.Message(field), "provider", redactor.Message(said)));
                }
            }
        }

        return new HooxErrorBody(code is null ? null : redactor.Message(code), messages);
    }
}
