using Typed.Schema.Diagnostics;
using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>The purpose of a provider's file, by its path.</summary>
public enum SchemaFileKind
{
    Model,
    Pricing,
    Rules,
    Provider,
    Reviewed,
    Unknown,
}

/// <summary>A provider's file as a value. Files are equal if their content is, regardless of the source object.</summary>
/// <param name="Provider">The value of <c>TypedProvider</c>.</param>
/// <param name="Path">The path from the build, for diagnostics.</param>
/// <param name="Kind">The purpose of the file.</param>
/// <param name="Text">The content.</param>
public sealed record SchemaFile(string Provider, string Path, SchemaFileKind Kind, string Text)
{
    private const int ShortPathSegments = 4;

    /// <summary>Whether the bytes of the file are Unicode. The text of another file was guessed.</summary>
    public bool IsUnicode { get; init; } = true;

    /// <summary>Parses the content.</summary>
    /// <exception cref="JsonFormatException">The content is not JSON.</exception>
    public JsonNode Parse(CancellationToken cancellation)
    {
        if (IsUnicode)
        {
            return JsonParser.Parse(Text, cancellation);
        }

        var at = Math.Max(0, Text.Select((c, index) => c >= '\u0080' ? index : -1).FirstOrDefault(index => index >= 0));
        var lines = Text.Substring(0, at).Split('\n');
        var column = lines[lines.Length - 1].Length;
        throw new JsonFormatException("the file is not UTF-8", new TextPlace(at, 1, lines.Length - 1, column, lines.Length - 1, column + 1));
    }

    /// <summary>The last segments of the path, with forward slashes. The same on every machine.</summary>
    public string ShortPath
    {
        get
        {
            var segments = Path.Replace('\\', '/').Split('/');
            return string.Join("/", segments.Skip(Math.Max(0, segments.Length - ShortPathSegments)));
        }
    }

    /// <summary>Creates a file and derives its purpose from its path.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="path">The path from the build.</param>
    /// <param name="text">The content.</param>
    public static SchemaFile Of(string provider, string path, string text) => new(provider, path, KindOf(path), text);

    private static SchemaFileKind KindOf(string path)
    {
        var segments = path.Replace('\\', '/').Split('/');
        var name = segments[segments.Length - 1];
        return name switch
        {
            "pricing.json" => SchemaFileKind.Pricing,
            "rules.json" => SchemaFileKind.Rules,
            "provider.json" => SchemaFileKind.Provider,
            "reviewed.json" => SchemaFileKind.Reviewed,
            _ when name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && segments.Length > 1 && segments[segments.Length - 2] == "models" => SchemaFileKind.Model,
            _ => SchemaFileKind.Unknown,
        };
    }
}
