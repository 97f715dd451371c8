using System.Text.Json;

namespace Typed.Providers.Described.Format;

/// <summary>A value of the description with its place. A read reports each problem and continues, so that one run shows all of them.</summary>
internal sealed class DescriptionNode(JsonElement json, string pointer, Action<string, string> report)
{
    public JsonElement Json => json;

    public string Pointer => pointer;

    public void Report(string message) => report(pointer, message);

    /// <summary>Reports members that do not exist, with the nearest that does.</summary>
    public DescriptionNode With(params string[] known)
    {
        foreach (var member in json.EnumerateObject().Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
        {
            var nearest = NearestName.Of(member.Name, known);
            report($"{pointer}/{JsonPlace.Escape(member.Name)}", "there is no such member" + (nearest is null ? $"; the members are {string.Join(", ", known)}" : $"; did you mean \"{nearest}\"?"));
        }

        return this;
    }

    public DescriptionNode? Object(string name) => Member(name, JsonValueKind.Object, "an object");

    public DescriptionNode? RequiredObject(string name)
    {
        if (!json.TryGetProperty(name, out _))
        {
            Report($"\"{name}\" is missing");
        }

        return Object(name);
    }

    public IEnumerable<DescriptionNode> Items(string name)
    {
        var list = Member(name, JsonValueKind.Array, "a list");
        return list is null ? [] : list.Json.EnumerateArray().Select((item, i) => new DescriptionNode(item, FormattableString.Invariant($"{list.Pointer}/{i}"), report));
    }

    public IEnumerable<DescriptionNode> Objects(string name)
    {
        foreach (var item in Items(name))
        {
            if (item.Json.ValueKind == JsonValueKind.Object)
            {
                yield return item;
            }
            else
            {
                item.Report("must be an object");
            }
        }
    }

    /// <summary>A text that is not empty, or null if the member is absent or wrong.</summary>
    public string? Text(string name) => Checked(name, text => text.Length == 0 ? "must not be empty" : null);

    public string Required(string name)
    {
        if (!json.TryGetProperty(name, out _))
        {
            Report($"\"{name}\" is missing");
        }

        return Text(name) ?? "";
    }

    /// <summary>A text that may be empty, such as a prefix.</summary>
    public string? AnyText(string name) => Checked(name, _ => null);

    /// <summary>The name of a header.</summary>
    public string? Header(string name) =>
        Checked(name, text => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal)) ? null : "must be the name of a header");

    /// <summary>A JSON pointer.</summary>
    public string? At(string name) =>
        Checked(name, text => (text.Length == 0 || text[0] == '/') && !HasWrongEscape(text) ? null : "must be a JSON pointer such as /data/id");

    public string? OneOf(string name, params string[] allowed) =>
        Checked(name, text => allowed.Contains(text, StringComparer.Ordinal) ? null : $"must be one of {string.Join(", ", allowed)}");

    public PathTemplate? Path(string name)
    {
        if (!json.TryGetProperty(name, out _))
        {
            Report($"\"{name}\" is missing");
        }

        return Checked(name, PathTemplate.Problem) is { } text ? new PathTemplate(text) : null;
    }

    public bool Flag(string name) => json.TryGetProperty(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Wrong(name, "must be true or false"),
    };

    public double? Number(string name, double least, double most)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, FormattableString.Invariant($"must be a number from {least} to {most}"));
        return null;
    }

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(TextOf).OfType<string>()];

    private static string? TextOf(DescriptionNode item)
    {
        // A status may also be a number or a boolean, such as "done": true. Its JSON is the word.
        if (item.Json.ValueKind is JsonValueKind.String)
        {
            return item.Json.GetString();
        }

        if (item.Json.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number)
        {
            return item.Json.GetRawText();
        }

        item.Report("must be a text");
        return null;
    }

    private string? Checked(string name, Func<string, string?> problem)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(name, "must be a text");
            return null;
        }

        if (problem(value.GetString()!) is { } what)
        {
            Wrong(name, what);
            return null;
        }

        return value.GetString();
    }

    private DescriptionNode? Member(string name, JsonValueKind kind, string what)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        var node = new DescriptionNode(value, $"{pointer}/{JsonPlace.Escape(name)}", report);
        if (value.ValueKind == kind)
        {
            return node;
        }

        node.Report($"must be {what}");
        return null;
    }

    private bool Wrong(string name, string message)
    {
        report($"{pointer}/{JsonPlace.Escape(name)}", message);
        return false;
    }

    // "~" stands before 0 or 1 only.
    private static bool HasWrongEscape(string text)
    {
        for (var at = text.IndexOf('~', StringComparison.Ordinal); at >= 0; at = text.IndexOf('~', at + 1))
        {
            if (at + 1 == text.Length || text[at + 1] is not ('0' or '1'))
            {
                return true;
            }
        }

        return false;
    }
}
