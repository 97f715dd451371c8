using Typed.Schema.Collections;

namespace Typed.Schema.Diagnostics;

/// <summary>Collects the problems in one file.</summary>
public sealed class DiagnosticBag(string path)
{
    private readonly List<DiagnosticInfo> _items = [];
    private readonly HashSet<DiagnosticInfo> _told = [];

    /// <summary>Adds a problem. A schema that is referenced twice is read twice but reported once.</summary>
    public void Add(ProblemRule descriptor, TextPlace place, params string[] arguments)
    {
        var item = DiagnosticInfo.Of(descriptor, path, place, arguments);
        if (_told.Add(item))
        {
            _items.Add(item);
        }
    }

    public EquatableArray<DiagnosticInfo> ToArray() => _items.ToEquatableArray();
}
