using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.Generator.Inputs;

/// <summary>Reads the inputs that the build passes to the compiler.</summary>
internal static class SchemaInput
{
    private const string ProviderMetadata = "build_metadata.AdditionalFiles." + OptionNames.ProviderMetadata;
    private const string PropertyPrefix = "build_property.";

    /// <summary>The project's options.</summary>
    public static GeneratorOptions Options(AnalyzerConfigOptionsProvider provider) =>
        GeneratorOptions.From(name => provider.GlobalOptions.TryGetValue(PropertyPrefix + name, out var value) ? value : null);

    /// <summary>The file as a value, or null if no provider is set for it.</summary>
    public static SchemaFile? File(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation) =>
        options.GetOptions(file).TryGetValue(ProviderMetadata, out var provider) && provider.Length > 0
            ? Read(provider, file.Path, file.GetText(cancellation))
            : null;

    private static SchemaFile Read(string provider, string path, SourceText? text) =>
        SchemaFile.Of(provider, path, text?.ToString() ?? "") with { IsUnicode = IsUnicode(text?.Encoding) };

    // The compiler reads a file that is not UTF-8 in an encoding of the machine.
    private static bool IsUnicode(Encoding? encoding) => encoding is null || encoding.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase);
}
