using Typed.Refresh.Importing.Reading;
using Typed.Refresh.Importing.Shaping;

namespace Typed.Refresh.Importing;

/// <summary>What an import found: for its summary.</summary>
internal sealed class ImportReport
{
    /// <summary>The documents, each with its form and the number of its operations.</summary>
    public List<string> Documents { get; } = [];

    public List<ShapedModel> Models { get; } = [];

    /// <summary>Operations without a usable body, and those that the selection leaves out.</summary>
    public List<LeftOut> LeftOut { get; } = [];

    /// <summary>Selected operations that could not be imported.</summary>
    public List<LeftOut> Failed { get; } = [];

    public List<string> Notes { get; } = [];
}
