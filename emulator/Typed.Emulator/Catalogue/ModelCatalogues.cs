using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Typed.Emulator.Catalogue;

/// <summary>The catalogue of each provider, read on first use.</summary>
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

    /// <summary>Gets the catalogue of a provider by its folder name, such as <c>creatify</c>.</summary>
    public ModelCatalogue this[string provider] =>
        _byProvider.GetOrAdd(provider, name => new Lazy<ModelCatalogue>(() => new ModelCatalogue(name, _source, _logger))).Value;

    /// <summary>Reads the files again on the next request. Simulates a catalogue that changes at run time.</summary>
    public void Reload() => _byProvider.Clear();
}
