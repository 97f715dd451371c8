using Microsoft.CodeAnalysis;
using Typed.Generator.Collections;
using Typed.Generator.Diagnostics;

namespace Typed.Generator.Reading;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class DiagnosticBag(string path)
{
    private readonly List<DiagnosticInfo> _items = [];

    public void Add(DiagnosticDescriptor descriptor, TextPlace place, params string[] arguments) =>
        _items.Add(DiagnosticInfo.Of(descriptor, path, place, arguments));

    public EquatableArray<DiagnosticInfo> ToArray() => _items.ToEquatableArray();
}
