using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Fixes;

/// <summary>What a rule passes to its code fix, as properties of the diagnostic. The rule knows everything, so the fix computes nothing again.</summary>
internal sealed record FixData
{
    private const string Expressions = "Expressions";
    private const string Titles = "Titles";
    private const string Places = "Places";

    // Between the items of a list. No wire value contains a line break.
    private const char Separator = '\n';

    // Between the properties of a group.
    private const char Together = '+';

    /// <summary>Nothing can be fixed.</summary>
    public static FixData None { get; } = new();

    /// <summary>The possible replacements of an expression, best first.</summary>
    public IReadOnlyList<Replacement> Replacements { get; init; } = [];

    /// <summary>The groups of properties that can be removed from the request. The properties of a group are removed together.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Remove { get; init; } = [];

    /// <summary>The properties that the request lacks.</summary>
    public IReadOnlyList<string> Add { get; init; } = [];

    /// <summary>The number of list items that the model accepts.</summary>
    public int? KeptItems { get; init; }

    /// <summary>The property to set.</summary>
    public string? Property { get; init; }

    /// <summary>The value of <see cref="Property"/> as C#, if it can be written.</summary>
    public string? Expression { get; init; }

    /// <summary>The expression that creates the model's record.</summary>
    public string? Record { get; init; }

    /// <summary>The name of the model to use.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the code at the diagnostic can be removed.</summary>
    public bool IsRemovable { get; init; }

    public static FixData Replace(params Replacement[] replacements) => replacements.Length == 0 ? None : new() { Replacements = replacements };

    /// <summary>Replaces an expression with one of these, each with itself as the title.</summary>
    public static FixData Use(IEnumerable<string> expressions) => Replace([.. expressions.Select(expression => new Replacement(expression, "Use " + expression))]);

    /// <summary>Reads what the rule has passed.</summary>
    public static FixData Of(Diagnostic diagnostic)
    {
        var (titles, places) = (List(Titles), List(Places));
        return new()
        {
            Replacements = [.. List(Expressions).Select((expression, i) => new Replacement(expression, titles[i], Number(places[i])))],
            Remove = [.. List(nameof(Remove)).Select(group => group.Split(Together))],
            Add = List(nameof(Add)),
            KeptItems = Text(nameof(KeptItems)) is { } count ? Number(count) : null,
            Property = Text(nameof(Property)),
            Expression = Text(nameof(Expression)),
            Record = Text(nameof(Record)),
            Model = Text(nameof(Model)),
            IsRemovable = Text(nameof(IsRemovable)) is not null,
        };

        string? Text(string key) => diagnostic.Properties.TryGetValue(key, out var text) ? text : null;

        string[] List(string key) => Text(key)?.Split(Separator) ?? [];
    }

    /// <summary>The properties for the diagnostic.</summary>
    public ImmutableDictionary<string, string?> ToProperties()
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        List(Expressions, Replacements.Select(replacement => replacement.Expression));
        List(Titles, Replacements.Select(replacement => replacement.Title));
        List(Places, Replacements.Select(replacement => Text(replacement.Place)));
        List(nameof(Remove), Remove.Select(group => string.Join(Together.ToString(), group)));
        List(nameof(Add), Add);
        Put(nameof(KeptItems), KeptItems is { } count ? Text(count) : null);
        Put(nameof(Property), Property);
        Put(nameof(Expression), Expression);
        Put(nameof(Record), Record);
        Put(nameof(Model), Model);
        Put(nameof(IsRemovable), IsRemovable ? "" : null);
        return properties.ToImmutable();

        void List(string key, IEnumerable<string> items) => Put(key, items.Any() ? string.Join(Separator.ToString(), items) : null);

        void Put(string key, string? text)
        {
            if (text is not null)
            {
                properties.Add(key, text);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
