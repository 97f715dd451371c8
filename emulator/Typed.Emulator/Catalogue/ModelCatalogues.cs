using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Typed.Emulator.Catalogue;

/// <summary>The catalogue of each provider, read when it is first asked for.</summary>
public sealed class ModelCatalogues
{
    private readonly ConcurrentDictionary<string, Lazy<ModelCatalogue>> _byProvider = new(StringComparer.Ordinal);
    private readonly SchemaSource _source;
    private readonly ILogger _logger;

    internal ModelCatalogues(SchemaSource source, ILogger logger)
    {
        _source = source;
        _logger = logger;
    }

    /// <summary>The catalogue of a provider, by its folder name, such as <c>creatify</c>.</summary>
    public ModelCatalogue this[string provider] =>
        _byProvider.GetOrAdd(provider, name => new Lazy<ModelCatalogue>(() => new ModelCatalogue(name, _source, _logger))).Value;

    /// <summary>Reads the files anew at the next request: a catalogue that changes while clients look.</summary>
    public void Reload() => _byProvider.Clear();
}
