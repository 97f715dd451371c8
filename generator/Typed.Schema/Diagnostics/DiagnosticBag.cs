using Typed.Schema.Collections;

namespace Typed.Schema.Diagnostics;

/// <summary>Collects what is wrong with one file.</summary>
public sealed class DiagnosticBag(string path)
{
    private readonly List<DiagnosticInfo> _items = [];
    private readonly HashSet<DiagnosticInfo> _told = [];

    /// <summary>Adds what is wrong; a schema that is referred to twice is read twice and told once.</summary>
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
