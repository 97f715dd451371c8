using System.ComponentModel;

namespace Typed;

/// <summary>The input schema of a model as generated code has it. Use <see cref="ModelInfo.GetInputSchema"/>.</summary>
/// <remarks>Not generic, for the same reason as <see cref="Reading.IReadableParams"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IModelSchema
{
    /// <summary>The JSON Schema of the parameters as text; empty if the record has none.</summary>
    /// <remarks>Read only on request: most programs never need it.</remarks>
    static virtual string InputSchema => "";
}
