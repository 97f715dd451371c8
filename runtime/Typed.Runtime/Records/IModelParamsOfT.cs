namespace Typed;

/// <summary>The static counterpart of <see cref="IModelParams"/>: maps the record type to its model.</summary>
/// <typeparam name="TSelf">The record type itself.</typeparam>
public interface IModelParams<TSelf> : IModelParams, IModelSchema, Reading.IReadableParams
    where TSelf : ModelParams, IModelParams<TSelf>
{
    /// <summary>The model that accepts <typeparamref name="TSelf"/> as its input.</summary>
    static abstract ModelInfo<TSelf> Info { get; }
}
