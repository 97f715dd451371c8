using Typed.Hoox.Wire;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;

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
    public bool IsOwnForm { get; private init; }

    public static HooxErrorBody Read(ReadOnlyMemory<byte> body, SecretRedactor redactor)
    {
        var answer = WireObject.Read(TolerantJson.Parse(body) ?? default, HooxWire.Default.ErrorAnswer);
        var messages = new List<Violation>();
        if ((answer.Error ?? answer.Message) is { } text)
        {
            messages.Add(new Violation("$", "provider", redactor.Message(text)));
        }

        var details = (answer.Details ?? []).Take(MaxDetails).ToArray();
        messages.AddRange(
            from detail in details
            let said = detail.Message ?? detail.Code
            where said is not null
            select new Violation(detail.Field is null ? "$" : "$." + redactor.Message(detail.Field), "provider", redactor.Message(said)));
        var code = answer.Code ?? details.Select(detail => detail.Code).FirstOrDefault(one => one is not null);
        return new HooxErrorBody(code is null ? null : redactor.Message(code), messages)
        {
            IsOwnForm = answer.Error is not null && (answer.Code is not null || answer.Details is not null),
        };
    }
}
