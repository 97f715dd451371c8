using System.Reflection;

namespace Typed.Emulator.Catalog;

/// <summary>The source of schema and price files: embedded in the assembly, or in a folder with the same layout.</summary>
internal sealed class SchemaFileSource
{
    private const string ResourcePrefix = "schemas/";

    private readonly string? _folder;
    private readonly IReadOnlyList<string>? _providers;

    /// <param name="folder">A folder with <c>&lt;provider&gt;/models/*.json</c>; null for the embedded files.</param>
    /// <param name="providers">The providers with models; null for all.</param>
    public SchemaFileSource(string? folder, IReadOnlyList<string>? providers = null)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The schema folder '{folder}' does not exist.");
        }

        _folder = folder;
        _providers = providers;
    }

    /// <summary>Lists a provider's model files in a fixed order.</summary>
    public IReadOnlyList<string> ModelFiles(string provider)
    {
        if (_providers?.Contains(provider, StringComparer.Ordinal) == false)
        {
            return [];
        }

        IEnumerable<string> names;
        if (_folder is null)
        {
            var prefix = $"{ResourcePrefix}{provider}/models/";
            names = Assembly.GetExecutingAssembly().GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(name => name[ResourcePrefix.Length..]);
        }
        else
        {
            var models = Path.Combine(_folder, provider, "models");
            names = Directory.Exists(models)
                ? Directory.EnumerateFiles(models, "*.json").Select(path => $"{provider}/models/{Path.GetFileName(path)}")
                : [];
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>Lists the providers that have a folder, in a fixed order.</summary>
    public IReadOnlyList<string> ProviderFolders()
    {
        var names = _folder is null
            ? Assembly.GetExecutingAssembly().GetManifestResourceNames()
                .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal) && name.EndsWith("/provider.json", StringComparison.Ordinal))
                .Select(name => name[ResourcePrefix.Length..^"/provider.json".Length])
            : Directory.EnumerateDirectories(_folder).Select(path => Path.GetFileName(path));
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads a file named as in <see cref="ModelFiles"/>; null if it does not exist.</summary>
    public byte[]? Read(string name)
    {
        if (_folder is not null)
        {
            var path = Path.Combine(_folder, name);
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourcePrefix + name);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
