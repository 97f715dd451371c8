namespace Typed.Schema.Reading;

/// <summary>What a provider's file is for, by its place.</summary>
public enum SchemaFileKind
{
    Model,
    Pricing,
    Rules,
    Provider,
    Reviewed,
    Unknown,
}

/// <summary>A provider's file as a value: equal when its content is, whatever object carried it.</summary>
/// <param name="Provider">The value of <c>TypedProvider</c>.</param>
/// <param name="Path">The path as the build gave it, for diagnostics.</param>
/// <param name="Kind">What the file is for.</param>
/// <param name="Text">The content.</param>
public sealed record SchemaFile(string Provider, string Path, SchemaFileKind Kind, string Text)
{
    private const int ShortPathSegments = 4;

    /// <summary>The last segments of the path with forward slashes: the same on every machine.</summary>
    public string ShortPath
    {
        get
        {
            var segments = Path.Replace('\\', '/').Split('/');
            return string.Join("/", segments.Skip(Math.Max(0, segments.Length - ShortPathSegments)));
        }
    }

    /// <summary>A file whose place says what it is for.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="path">The path as the build gave it.</param>
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
