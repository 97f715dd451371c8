using System.Globalization;
using Typed.Schema.Diagnostics;

namespace Typed.Schema.Reading;

/// <summary>Limits the depth and the number of the types of a schema, and reports once that the schema exceeds a limit.</summary>
internal sealed class ReadingLimits(DiagnosticBag diagnostics)
{
    // The maximum nesting of objects. A schema below this depth is kept as JSON.
    private const int MaxTypeDepth = 32;

    // A schema that refers to itself twice doubles at each level. The largest legitimate one stays far below this limit.
    private const int MaxTypes = 20_000;

    private int _count;
    private bool _isReported;

    /// <summary>The number of types around the current one, including it.</summary>
    public int Depth { get; private set; }

    /// <summary>Begins a type, which <see cref="Leave"/> ends. Returns false if the schema exceeds a limit.</summary>
    public bool TryEnter(SchemaView view)
    {
        if (Depth < MaxTypeDepth && ++_count <= MaxTypes)
        {
            Depth++;
            return true;
        }

        if (!_isReported)
        {
            _isReported = true;
            var limit = Depth >= MaxTypeDepth ? $"nested deeper than {Invariant(MaxTypeDepth)} types" : $"larger than {Invariant(MaxTypes)} types";
            diagnostics.Add(ProblemRules.NotExpressible, view.Node.Place, $"The schema is {limit}; any JSON is taken from here on, and checked at run time.");
        }

        return false;
    }

    public void Leave() => Depth--;

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
