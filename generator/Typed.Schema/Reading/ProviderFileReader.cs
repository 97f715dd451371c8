using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>The result of reading a provider file.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Path">The file.</param>
/// <param name="Name">The preferred C# name, or null if the file does not set one.</param>
/// <param name="Removed">The removed models.</param>
/// <param name="Diagnostics">The problems in the file.</param>
public sealed record ProviderFile(string Provider, string Path, string? Name, EquatableArray<RemovedSpec> Removed, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>The provider names that the files set.</summary>
    public static EquatableArray<ProviderName> WantedNames(IEnumerable<ProviderFile> files) =>
        files.Where(file => file.Name is not null).Select(file => new ProviderName(file.Provider, file.Name!)).ToEquatableArray();
}

/// <summary>Reads <c>provider.json</c>, the data about a provider as a whole. An invalid file changes no name.</summary>
public static class ProviderFileReader
{
    public static ProviderFile Read(SchemaFile file, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(file.Path);
        string? name = null;
        var removed = EquatableArray<RemovedSpec>.Empty;
        try
        {
            var root = file.Parse(cancellation);
            if (!root.IsObject)
            {
                diagnostics.Add(ProblemRules.InvalidProviderFile, root.Place, "an object is expected");
            }
            else
            {
                name = ReadName(root, diagnostics);
                removed = ReadRemoved(root, diagnostics);
            }
        }
        catch (JsonFormatException broken)
        {
            diagnostics.Add(ProblemRules.InvalidJson, broken.Place, broken.Message);
        }

        return new ProviderFile(file.Provider, file.Path, name, removed, diagnostics.ToArray());
    }

    private static string? ReadName(JsonNode root, DiagnosticBag diagnostics)
    {
        if (root["name"] is not { } given)
        {
            return null;
        }

        var name = NameOf(given);
        if (name is null)
        {
            diagnostics.Add(ProblemRules.InvalidProviderFile, given.Place, "\"name\" must be a C# name such as Acme");
        }

        return name;
    }

    private static EquatableArray<RemovedSpec> ReadRemoved(JsonNode root, DiagnosticBag diagnostics)
    {
        if (root["removed"] is not { } list)
        {
            return EquatableArray<RemovedSpec>.Empty;
        }

        var found = new SortedDictionary<string, RemovedSpec>(StringComparer.Ordinal);
        foreach (var item in list.Kind == JsonKind.Array ? list.Items : [list])
        {
            if (item.TextOf("model") is { Length: > 0 } model)
            {
                found[model] = new RemovedSpec(model, item.TextOf("since"), item.TextOf("replacement"));
            }
            else
            {
                diagnostics.Add(ProblemRules.InvalidProviderFile, item.Place, "\"removed\" must be a list of objects with the name of a \"model\"");
            }
        }

        return found.Values.ToEquatableArray();
    }

    private static string? NameOf(JsonNode given) =>
        given.Kind == JsonKind.String && Words.Cut(given.Text) == given.Text && CSharpNames.IsIdentifier(given.Text) ? given.Text : null;
}
