using Microsoft.CodeAnalysis;
using Typed.Generator.Collections;

namespace Typed.Generator.Diagnostics;

/// <summary>A diagnostic as values; made real only when it is reported.</summary>
/// <param name="Id">The id of its descriptor.</param>
/// <param name="Path">The file.</param>
/// <param name="Place">The place in the file.</param>
/// <param name="Arguments">The message's arguments.</param>
internal sealed record DiagnosticInfo(string Id, string Path, TextPlace Place, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Of(DiagnosticDescriptor descriptor, string path, TextPlace place, params string[] arguments) =>
        new(descriptor.Id, path, place, arguments.Select(MessageText.Of).ToEquatableArray());

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptors.ById(Id), Path.Length == 0 ? Location.None : Place.ToLocation(Path), Arguments.ToArray<object>());
}
