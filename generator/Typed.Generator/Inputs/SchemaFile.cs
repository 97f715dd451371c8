using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Typed.Generator.Inputs;

/// <summary>What a provider's file is for, by its place.</summary>
internal enum SchemaFileKind
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
internal sealed record SchemaFile(string Provider, string Path, SchemaFileKind Kind, string Text)
{
    private const string ProviderMetadata = "build_metadata.AdditionalFiles." + OptionNames.ProviderMetadata;
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

    /// <summary>The file as a value, or null for an additional file that no provider is named for.</summary>
    public static SchemaFile? From(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        if (!options.GetOptions(file).TryGetValue(ProviderMetadata, out var provider) || provider.Length == 0)
        {
            return null;
        }

        return new SchemaFile(provider, file.Path, KindOf(file.Path), file.GetText(cancellation)?.ToString() ?? "");
    }

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
