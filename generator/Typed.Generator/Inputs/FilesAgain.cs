using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Typed.Generator.Inputs;

/// <summary>The files that the project includes once more: itself, beside the package's targets. Nearly always none, so that nothing that depends on it is computed again.</summary>
internal sealed class FilesAgain : IEquatable<FilesAgain>
{
    private static readonly FilesAgain s_none = new([]);
    private readonly HashSet<AdditionalText> _texts;

    private FilesAgain(HashSet<AdditionalText> texts) => _texts = texts;

    public static FilesAgain Of(ImmutableArray<AdditionalText> texts)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var again = texts.Where(text => !paths.Add(text.Path)).ToList();
        return again.Count == 0 ? s_none : new FilesAgain([.. again]);
    }

    public bool Contains(AdditionalText text) => _texts.Contains(text);

    public bool Equals(FilesAgain? other) => other is not null && _texts.SetEquals(other._texts);

    public override bool Equals(object? obj) => Equals(obj as FilesAgain);

    public override int GetHashCode() => _texts.Count;
}
