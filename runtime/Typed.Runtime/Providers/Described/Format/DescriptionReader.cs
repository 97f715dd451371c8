using System.Text.Json;

namespace Typed.Providers.Described.Format;

/// <summary>Reads the member <c>api</c> of a provider file, and reports each problem with its place.</summary>
internal static class DescriptionReader
{
    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The meanings of error codes.</summary>
    public static string[] Meanings { get; } = ["credentials", "credits", "rate_limit", "unknown_model", "content_policy"];

    /// <summary>Determines whether a provider file describes an API. Also true for a file that is not JSON, so that its error is reported.</summary>
    public static bool Describes(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(utf8), s_options);
            return document.RootElement.ValueKind != JsonValueKind.Object || document.RootElement.TryGetProperty("api", out _);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    /// <summary>Reads a provider file.</summary>
    /// <param name="utf8">The file.</param>
    /// <returns>The description, or null with at least one problem.</returns>
    public static (ApiDescription? Api, IReadOnlyList<DescriptionProblem> Problems) Read(ReadOnlyMemory<byte> utf8)
    {
        utf8 = WithoutMark(utf8);
        var problems = new List<DescriptionProblem>();
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, s_options);
        }
        catch (JsonException broken)
        {
            return (null, [new DescriptionProblem("", (int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1, "the file is not JSON")]);
        }

        using (document)
        {
            void Report(string pointer, string message)
            {
                var (line, column) = JsonPlace.Of(utf8.Span, pointer);
                problems.Add(new DescriptionProblem(pointer, line, column, message));
            }

            ApiDescription? api = null;
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                Report("", "must be an object");
            }
            else
            {
                var node = new DescriptionNode(document.RootElement, "", Report).RequiredObject("api");
                api = node is null ? null : Api(node);
            }

            return (problems.Count == 0 ? api : null, problems);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static ApiDescription? Api(DescriptionNode node)
    {
        node.With("base", "keys", "headers", "job", "submit", "status", "result", "statuses", "errors", "rate_limit", "webhook", "price_unit", "polling");
        var job = node.Object("job") is { } defaults ? JobReader.Read(defaults, new JobPointers()) : new JobPointers();
        var submit = node.RequiredObject("submit") is { } first ? CallReader.Submit(first, job) : null;
        var status = node.RequiredObject("status") is { } second ? CallReader.Status(second, job) : null;
        var result = node.Object("result") is { } third ? CallReader.Result(third, job) : null;
        var statuses = node.RequiredObject("statuses") is { } words ? Words(words) : null;
        var baseAddress = BaseAddress(node);
        if (submit is null || status is null || statuses is null || baseAddress is null)
        {
            return null;
        }

        return new ApiDescription
        {
            BaseAddress = baseAddress,
            Keys = [.. node.Objects("keys").Select(Key)],
            Headers = Headers(node),
            Submit = submit,
            Status = status,
            Result = result,
            Statuses = statuses,
            Errors = node.Object("errors") is { } errors ? Errors(errors) : new ErrorDescription(),
            RateLimit = node.Object("rate_limit") is { } limit ? RateLimit(limit) : null,
            Webhook = node.Object("webhook") is { } webhook ? WebhookDescriptionReader.Read(webhook, job) : null,
            PriceUnit = node.Text("price_unit") ?? "credits",
            Polling = node.Object("polling") is { } polling ? Polling(polling) : null,
        };
    }

    private static Uri? BaseAddress(DescriptionNode node)
    {
        var text = node.Required("base");
        if (text.Length == 0)
        {
            return null;
        }

        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return address;
        }

        node.Report("\"base\" must be an https address with host and path only; http is allowed for this machine (loopback)");
        return null;
    }

    private static KeyDescription Key(DescriptionNode node)
    {
        node.With("header", "prefix", "variable");
        if (!node.Json.TryGetProperty("header", out _))
        {
            node.Report("\"header\" is missing");
        }

        return new KeyDescription(node.Header("header") ?? "", node.AnyText("prefix") ?? "", node.Text("variable"));
    }

    private static List<KeyValuePair<string, string>> Headers(DescriptionNode node)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var member in node.Object("headers") is { } list ? list.Json.EnumerateObject().Select(member => (list, member.Name)) : [])
        {
            if (member.list.Text(member.Name) is { } value)
            {
                headers.Add(new(member.Name, value));
            }
        }

        return headers;
    }

    /// <summary>Reads the words of a status.</summary>
    public static StatusWords Words(DescriptionNode node)
    {
        node.With("pending", "running", "succeeded", "failed", "ignore_case");
        var words = new StatusWords(node.Texts("pending"), node.Texts("running"), node.Texts("succeeded"), node.Texts("failed"), node.Flag("ignore_case"));
        if (words.Succeeded.Count == 0 || words.Failed.Count == 0)
        {
            node.Report("\"succeeded\" and \"failed\" must each have at least one word: without them no job ends");
        }

        var comparer = words.IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        foreach (var group in words.Pending.Concat(words.Running).Concat(words.Succeeded).Concat(words.Failed).GroupBy(word => word, comparer).Where(group => group.Count() > 1))
        {
            node.Report($"the word \"{group.Key}\" occurs more than once");
        }

        return words;
    }

    private static ErrorDescription Errors(DescriptionNode node)
    {
        node.With("message", "code", "own", "codes", "texts");
        var codes = ByMeaning(node.Object("codes"));
        if (codes.Count > 0 && node.At("code") is null)
        {
            node.Report("\"codes\" needs \"code\", the place of the code");
        }

        return new ErrorDescription { Message = node.At("message"), Code = node.At("code"), Own = node.At("own"), Codes = codes, Texts = ByMeaning(node.Object("texts")) };
    }

    private static List<KeyValuePair<string, string>> ByMeaning(DescriptionNode? meanings) =>
        meanings is null ? [] : [.. meanings.With(Meanings).Json.EnumerateObject().SelectMany(meaning => meanings.Texts(meaning.Name).Select(text => KeyValuePair.Create(text, meaning.Name)))];

    private static RateLimitDescription RateLimit(DescriptionNode node)
    {
        node.With("limit", "remaining", "reset");
        return new RateLimitDescription(node.Header("limit") ?? "", node.Header("remaining") ?? "", node.Header("reset") ?? "");
    }

    private static PollingDescription Polling(DescriptionNode node)
    {
        const double Day = 24 * 3600;
        node.With("first_delay", "interval", "max_interval");
        var polling = new PollingDescription(node.Number("first_delay", 0, Day), node.Number("interval", 0.001, Day), node.Number("max_interval", 0.001, Day));
        if (polling.MaxInterval < polling.Interval)
        {
            node.Report("\"max_interval\" must be at least \"interval\"");
        }

        return polling;
    }
}
