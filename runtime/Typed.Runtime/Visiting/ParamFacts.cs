using System.Globalization;
using Typed.Specification;

namespace Typed.Visiting;

/// <summary>The scalar facts of a request by path, for prices and cross-field rules.</summary>
/// <remarks>An omitted field counts as its documented default, because the provider will use it.</remarks>
internal sealed class ParamFacts
{
    [ThreadStatic]
    private static ParamFacts? s_kept;

    private readonly Dictionary<string, ParamFact> _facts = new(StringComparer.Ordinal);

    // The lists of the terms of this thread's models, so that a term is taken apart once.
    private readonly Dictionary<string, string?> _lists = new(StringComparer.Ordinal);
    private FactVisitor? _visitor;

    private ParamFacts()
    {
    }

    public static ParamFacts Of(ModelInfo model, ModelParams value)
    {
        // Taken out while in use, so that a nested validation has facts of its own.
        var facts = s_kept ?? new ParamFacts();
        s_kept = null;
        facts.Extras = value.ExtraParameters;
        facts._visitor ??= new FactVisitor(facts._facts);
        facts._visitor.Enter(value);
        return facts.WithDefaults(model);
    }

    /// <summary>Keeps the memory of the facts for the thread's next request. The facts must not be used afterwards.</summary>
    public void Return()
    {
        _facts.Clear();
        Extras = null;
        s_kept = this;
    }

    /// <summary>Creates the facts of a request that sets only these values, given as JSON by name.</summary>
    public static ParamFacts Of(ModelInfo model, IReadOnlyDictionary<string, string> values)
    {
        var facts = new ParamFacts();
        foreach (var (name, json) in values)
        {
            facts._facts[name] = ParamFact.Of(DefaultValue.Parse(json)) with { IsSet = true };
        }

        return facts.WithDefaults(model);
    }

    /// <summary>The request's extra parameters, which replace properties of the same name.</summary>
    public ExtraParameters? Extras { get; private set; }

    /// <summary>Whether a field is set, or set to a value: <c>model_settings.audio=true</c>.</summary>
    public bool IsSet(string term)
    {
        var sign = term.IndexOf('=', StringComparison.Ordinal);
        return _facts.TryGetValue(sign < 0 ? term : term[..sign], out var fact) && fact.IsSet && (sign < 0 || fact.Text == term[(sign + 1)..]);
    }

    /// <summary>Gets the value of a path as its wire text without quotes. For <c>count(list)</c>, gets the number of items, 0 if omitted.</summary>
    public string? TextOf(string term) =>
        KnownListOf(term) is { } list
            ? (_facts.TryGetValue(list, out var items) ? items.Count : 0)?.ToString(CultureInfo.InvariantCulture)
            : _facts.TryGetValue(term, out var fact) ? fact.Text : null;

    /// <summary>Gets the number of a path or of <c>count(path)</c>; null if unknown.</summary>
    public double? NumberOf(string term) =>
        KnownListOf(term) is { } path
            ? (_facts.TryGetValue(path, out var list) ? list.Count : null)
            : (_facts.TryGetValue(term, out var fact) ? fact.Number : null);

    // If an object is omitted, or set without one of its members, that member's default applies. An object given as raw JSON is not inspected.
    private void AddDefaultsWithin(ParamField field)
    {
        if (Extras?.ContainsKey(field.Name) == true)
        {
            return;
        }

        for (var i = 0; i < field.Fields.Count; i++)
        {
            var member = field.Fields[i];
            if (member.Default is not null && $"{field.Name}.{member.Name}" is var path && !IsSet(path))
            {
                _facts[path] = ParamFact.Of(member.DefaultValue);
            }
        }
    }

    private ParamFacts WithDefaults(ModelInfo model)
    {
        // By index: an enumerator would allocate.
        for (var i = 0; i < model.Fields.Count; i++)
        {
            var field = model.Fields[i];
            if (field.Default is not null && !IsSet(field.Name))
            {
                _facts[field.Name] = ParamFact.Of(field.DefaultValue);
            }

            AddDefaultsWithin(field);
        }

        return this;
    }

    private string? KnownListOf(string term)
    {
        if (!_lists.TryGetValue(term, out var list))
        {
            list = FieldTerm.ListOf(term);
            _lists[term] = list;
        }

        return list;
    }
}
