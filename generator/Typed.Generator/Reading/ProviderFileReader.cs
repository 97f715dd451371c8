using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Collections;
using Typed.Generator.Diagnostics;
using Typed.Generator.Inputs;
using Typed.Generator.Reading.Json;

namespace Typed.Generator.Reading;

/// <summary>What a provider file came to.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Name">The C# name that it wants; null where it says none.</param>
/// <param name="Diagnostics">What is wrong with the file.</param>
internal sealed record ProviderFile(string Provider, string? Name, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Reads <c>provider.json</c>: what is said of a provider as a whole. A broken one changes no name.</summary>
internal static class ProviderFileReader
{
    public static ProviderFile Read(SchemaFile file, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(file.Path);
        string? name = null;
        try
        {
            var root = JsonParser.Parse(file.Text, cancellation);
            if (!root.IsObject)
            {
                diagnostics.Add(Descriptors.InvalidProviderFile, root.Place, "an object is expected");
            }
            else if (root["name"] is { } given)
            {
                name = NameOf(given);
                if (name is null)
                {
                    diagnostics.Add(Descriptors.InvalidProviderFile, given.Place, "\"name\" must be a C# name such as Acme");
                }
            }
        }
        catch (JsonFormatException broken)
        {
            diagnostics.Add(Descriptors.InvalidJson, broken.Place, broken.Message);
        }

        return new ProviderFile(file.Provider, name, diagnostics.ToArray());
    }

    private static string? NameOf(JsonNode given) =>
        given.Kind == JsonKind.String && SyntaxFacts.IsValidIdentifier(given.Text) && SyntaxFacts.GetKeywordKind(given.Text) == SyntaxKind.None ? given.Text : null;
}
