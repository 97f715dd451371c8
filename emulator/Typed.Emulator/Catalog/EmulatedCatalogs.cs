using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Typed.Emulator.Catalog;

/// <summary>The catalog of each provider, read on first use.</summary>
public sealed class EmulatedCatalogs
{
    private readonly ConcurrentDictionary<string, Lazy<EmulatedCatalog>> _byProvider = new(StringComparer.Ordinal);
    private readonly SchemaFileSource _source;
    private readonly ILogger _logger;

    internal EmulatedCatalogs(SchemaFileSource source, ILogger logger)
    {
        _source = source;
        _logger = logger;
    }

    /// <summary>Gets the catalog of a provider by its folder name, such as <c>creatify</c>.</summary>
    public EmulatedCatalog this[string provider] =>
        _byProvider.GetOrAdd(provider, name => new Lazy<EmulatedCatalog>(() => new EmulatedCatalog(name, _source, _logger))).Value;

    /// <summary>Reads the files again on the next request. Simulates a catalog that changes at run time.</summary>
    public void Reload() => _byProvider.Clear();
}
