using System.Text.Json;
using System.Text.RegularExpressions;
using Typed.Creatify.Wire;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify;

/// <summary>Reads Creatify's error bodies.</summary>
/// <remarks>
/// Documented or observed: 401; 400 with <c>["AI model not found"]</c>, with field → messages, with <c>{"error": "…"}</c>. The format for insufficient
/// credits or policy violations is not documented: 402 keeps its HTTP meaning, and for 400, 403, 404, and 422 the message text determines the meaning.
/// </remarks>
internal sealed partial class CreatifyErrors : IErrorReader
{
    public static CreatifyErrors Instance { get; } = new();

    public ErrorReading Read(ApiResponse response, SecretRedactor redactor, string? model)
    {
        var messages = ProviderMessages.Read(response.Body, redactor);
        return new ErrorReading(messages)
        {
            IsOwnForm = TolerantJson.Parse(response.Body) is { } json && IsOwnForm(json),
            Meaning = model is not null && (int)response.Status is 400 or 403 or 404 or 422 ? MeaningOf(messages) : default,
        };
    }

    // The three forms: an array of texts; an object of field -> texts; an object with one text. Only "error" is documented as the name of that text; "detail"
    // is the name that the framework behind such answers uses. The object of a gateway has another member, such as "message", or several.
    private static bool IsOwnForm(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => AreTexts(json),
        JsonValueKind.Object when json.EnumerateObject().Count() == 1 && WireObject.Read(json, CreatifyWire.Default.ErrorAnswer) is { Error: not null } or { Detail: not null } => true,
        JsonValueKind.Object => json.EnumerateObject().Any() && json.EnumerateObject().All(member => AreTexts(member.Value)),
        _ => false,
    };

    private static bool AreTexts(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0 && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);

    private static ErrorMeaning MeaningOf(List<Violation> messages)
    {
        // A message about a field always refers to that field, whatever its wording.
        var general = string.Join("\n", messages.Where(message => message.Path is "$" or "$.model_name").Select(message => message.Message));
        return UnknownModel().IsMatch(general) ? ErrorMeaning.UnknownModel
            : Credits().IsMatch(general) ? ErrorMeaning.Credits
            : Policy().IsMatch(general) ? ErrorMeaning.ContentPolicy
            : ErrorMeaning.Unstated;
    }

    [GeneratedRegex(@"\bmodel (was )?not found\b|\b(unknown|no such) (ai )?model\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnknownModel();

    [GeneratedRegex(@"\b(insufficient|not enough|too few|no remaining|out of)\b.{0,20}\bcredits?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credits();

    [GeneratedRegex(@"\bcontent polic(y|ies)\b|\bcontent moderation\b|\bnsfw\b|\bsafety (system|filter|policy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Policy();
}
