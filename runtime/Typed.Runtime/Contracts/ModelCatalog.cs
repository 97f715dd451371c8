using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Typed.Serialization;

namespace Typed;

/// <summary>The models of one provider, for dynamic use: look up by name, parse, validate, and price.</summary>
/// <remarks>Also a type-info resolver: combine it with a <c>JsonSerializerContext</c> to serialize the records with <see cref="JsonSerializer"/>.</remarks>
public sealed class ModelCatalog : IJsonTypeInfoResolver
{
    private readonly Dictionary<string, ModelInfo> _byName;
    private readonly Dictionary<Type, ModelInfo> _byType;

    /// <summary>Creates a catalog.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="models">The provider's models.</param>
    public ModelCatalog(string provider, params ModelInfo[] models)
    {
        ArgumentNullException.ThrowIfNull(models);
        Provider = provider;
        Models = models;
        _byName = models.ToDictionary(model => model.Name, StringComparer.Ordinal);
        // Models that are read from tables, without a record of their own, share one type.
        _byType = models.DistinctBy(model => model.ParamsType).ToDictionary(model => model.ParamsType);
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>The models, sorted by name (ordinal).</summary>
    public IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>Looks up a model by the provider's name for it.</summary>
    /// <param name="name">The name, such as <c>veo3.1/fast</c>.</param>
    /// <param name="model">The model, or null if there is none.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out ModelInfo? model) => _byName.TryGetValue(name, out model);

    /// <summary>Gets a model by the provider's name for it.</summary>
    /// <param name="name">The name, such as <c>veo3.1/fast</c>.</param>
    /// <exception cref="KeyNotFoundException">The catalog has no such model. The message suggests the nearest name.</exception>
    public ModelInfo Get(string name)
    {
        if (_byName.TryGetValue(name, out var model))
        {
            return model;
        }

        var nearest = NearestName.Of(name, _byName.Keys);
        throw new KeyNotFoundException($"{Provider} has no model '{name}'." + (nearest is null ? "" : $" Did you mean '{nearest}'?"));
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
        _byType.TryGetValue(type, out var model) ? model.CreateTypeInfo(options) : BaseTypeInfo(type, options);

    /// <summary>Returns the type info for the base types of the records.</summary>
    internal static JsonTypeInfo? BaseTypeInfo(Type type, JsonSerializerOptions options) =>
        type == typeof(ModelParams) ? JsonMetadataServices.CreateValueInfo<ModelParams>(options, new AnyModelParamsConverter<ModelParams>())
        : type == typeof(IModelParams) ? JsonMetadataServices.CreateValueInfo<IModelParams>(options, new AnyModelParamsConverter<IModelParams>())
        : null;
}
