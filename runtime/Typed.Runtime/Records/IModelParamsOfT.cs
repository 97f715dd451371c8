using System.ComponentModel;

namespace Typed;

/// <summary>The static counterpart of <see cref="IModelParams"/>: maps the record type to its model.</summary>
/// <typeparam name="TSelf">The record type itself.</typeparam>
public interface IModelParams<TSelf> : IModelParams, Reading.IReadableParams<TSelf>
    where TSelf : ModelParams, IModelParams<TSelf>
{
    /// <summary>The model that accepts <typeparamref name="TSelf"/> as its input.</summary>
    static abstract ModelInfo<TSelf> Info { get; }

    /// <summary>The JSON Schema of the parameters as text; empty if the record has none. Use <see cref="ModelInfo.GetInputSchema"/>. Implemented by generated code.</summary>
    /// <remarks>Read only on request: most programs never need it.</remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual string InputSchema => "";
}
