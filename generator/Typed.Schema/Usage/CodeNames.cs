using Typed.Schema.Collections;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Usage;

/// <summary>Finds the models that a text of C# or Razor names. Instances are equal if they find the same.</summary>
/// <remarks>
/// A model is named by its record or a type that the record declares, wherever that identifier stands (also in a comment: a model too many costs little, a model too few
/// does not compile), and by a quoted text that is the model's own name. A catalog names all models of its provider. The text is scanned as it is, because the syntax tree of an edited file would cost
/// more on each keystroke.
/// </remarks>
public sealed class CodeNames : IEquatable<CodeNames>
{
    private readonly EquatableArray<CodeName> _names;
    private readonly Dictionary<uint, List<CodeName>> _byHash = [];

    private CodeNames(EquatableArray<CodeName> names)
    {
        _names = names;
        foreach (var name in names)
        {
            var hash = name.Text.Aggregate(TextHash.Start, TextHash.Add);
            if (!_byHash.TryGetValue(hash, out var list))
            {
                _byHash.Add(hash, list = []);
            }

            list.Add(name);
        }
    }

    /// <param name="models">The models.</param>
    /// <param name="assigned">Their C# names.</param>
    /// <param name="providers">The C# names of their providers.</param>
    /// <param name="allModels">The full name of the class with all catalogs, or null.</param>
    public static CodeNames Of(
        EquatableArray<ModelIdentity> models, EquatableArray<NameAssignment> assigned, EquatableArray<ProviderName> providers, string? allModels)
    {
        var names = new List<CodeName>();
        var byFile = models.GroupBy(model => (model.Provider, model.Path)).ToDictionary(group => group.Key, group => group.First());
        foreach (var assignment in assigned.Where(item => item.Name.Length > 0))
        {
            var record = new RecordName(assignment.Provider, assignment.Name);
            names.Add(new CodeName(assignment.Model, IsIdentifier: false, record));
            names.AddRange(NameTable.TypeNames(byFile[(assignment.Provider, assignment.Path)], assignment.Name).Select(type => new CodeName(type, IsIdentifier: true, record)));
        }

        names.AddRange(providers.Select(provider => new CodeName(provider.Name + "Catalog", IsIdentifier: true, new RecordName(provider.Provider, UsedModels.All))));
        if (allModels is not null)
        {
            names.AddRange(providers.Select(provider => new CodeName(allModels.Substring(allModels.LastIndexOf('.') + 1), IsIdentifier: true, new RecordName(provider.Provider, UsedModels.All))));
        }

        return new CodeNames(names.ToEquatableArray());
    }

    /// <summary>The models that the text names, each once, in ordinal order.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="length">Their number; the rest of the array is not read.</param>
    public EquatableArray<RecordName> In(char[] text, int length)
    {
        var found = new HashSet<RecordName>();
        for (var i = 0; i < length;)
        {
            if (IsPart(text[i]))
            {
                i = Identifier(text, i, length, found);
            }
            else if (text[i] == '"')
            {
                Quoted(text, i + 1, length, found);
                i++;
            }
            else
            {
                i++;
            }
        }

        return UsedModels.Ordered(found);
    }

    public bool Equals(CodeNames? other) => other is not null && _names.Equals(other._names);

    public override bool Equals(object? obj) => Equals(obj as CodeNames);

    public override int GetHashCode() => _names.GetHashCode();

    private int Identifier(char[] text, int start, int length, HashSet<RecordName> found)
    {
        var hash = TextHash.Start;
        var end = start;
        for (; end < length && IsPart(text[end]); end++)
        {
            hash = TextHash.Add(hash, text[end]);
        }

        Add(text, start, end - start, hash, isIdentifier: true, found);
        return end;
    }

    // Up to the next quote on the line. The text between two literals is looked up too, which finds nothing. Both quotes have a backslash where JSON is in an ordinary literal: \"one\".
    private void Quoted(char[] text, int start, int length, HashSet<RecordName> found)
    {
        var (hash, shorter) = (TextHash.Start, TextHash.Start);
        for (var end = start; end < length && text[end] != '\n'; end++)
        {
            if (text[end] == '"')
            {
                var isEscaped = end > start && text[end - 1] == '\\';
                Add(text, start, end - start - (isEscaped ? 1 : 0), isEscaped ? shorter : hash, isIdentifier: false, found);
                return;
            }

            (hash, shorter) = (TextHash.Add(hash, text[end]), hash);
        }
    }

    private void Add(char[] text, int start, int length, uint hash, bool isIdentifier, HashSet<RecordName> found)
    {
        if (!_byHash.TryGetValue(hash, out var names))
        {
            return;
        }

        foreach (var name in names)
        {
            if (name.IsIdentifier == isIdentifier && name.Text.Length == length && string.Equals(name.Text, new string(text, start, length), StringComparison.Ordinal))
            {
                found.Add(name.Record);
            }
        }
    }

    private static bool IsPart(char character) => character == '_' || char.IsLetterOrDigit(character);

    /// <summary>FNV-1a over characters.</summary>
    private static class TextHash
    {
        public const uint Start = 2166136261u;

        public static uint Add(uint hash, char next) => unchecked((hash ^ next) * 16777619u);
    }
}

/// <summary>A text that names a model.</summary>
/// <param name="Text">The identifier, or the model's own name.</param>
/// <param name="IsIdentifier">Whether it is an identifier of C#.</param>
/// <param name="Record">The model's record.</param>
public sealed record CodeName(string Text, bool IsIdentifier, RecordName Record);
