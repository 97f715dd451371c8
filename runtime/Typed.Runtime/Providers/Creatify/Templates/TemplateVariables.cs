using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Typed.Creatify.Templates;
using Typed.Reading;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Creatify;

/// <summary>The values of a template's variables by name, sent in the order in which they were added.</summary>
/// <example><code>Variables = new() { ["headline"] = TemplateVariable.Text("Now in blue"), ["hero"] = TemplateVariable.Image("https://…") }</code></example>
public sealed record TemplateVariables : ParamsObject, IReadableParams, IReadOnlyDictionary<string, TemplateVariable>
{
    private readonly List<(ParamField Field, TemplateVariable Value)> _items = [];

    /// <summary>Creates an empty set of variables.</summary>
    public TemplateVariables()
    {
    }

    private TemplateVariables(TemplateVariables original)
        : base(original) => _items = [.. original._items];

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _items.Select(item => item.Field.Name);

    /// <inheritdoc/>
    public IEnumerable<TemplateVariable> Values => _items.Select(item => item.Value);

    /// <summary>The value of a variable. Setting an existing variable keeps its position.</summary>
    /// <param name="key">The variable's name in the template.</param>
    /// <exception cref="KeyNotFoundException">There is no variable with that name.</exception>
    public TemplateVariable this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The variable '{key}' does not exist.");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (IndexOf(key) is >= 0 and var at)
            {
                _items[at] = (_items[at].Field, value);
            }
            else
            {
                Add(key, value);
            }
        }
    }

    /// <summary>Adds a variable.</summary>
    /// <param name="name">The variable's name in the template.</param>
    /// <param name="value">The variable's value.</param>
    /// <exception cref="ArgumentException">The name already exists or is empty.</exception>
    public void Add(string name, TemplateVariable value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (IndexOf(name) >= 0)
        {
            throw new ArgumentException($"The variable '{name}' already exists.", nameof(name));
        }

        _items.Add((new ParamField(name, ParamKind.Object), value));
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TemplateVariable value)
    {
        var at = IndexOf(key);
        value = at < 0 ? null : _items[at].Value;
        return at >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, TemplateVariable>> GetEnumerator() =>
        _items.Select(item => KeyValuePair.Create(item.Field.Name, item.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether <paramref name="other"/> has the same JSON, including the order.</summary>
    /// <param name="other">The variables to compare with.</param>
    public bool Equals(TemplateVariables? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    static ParamsObject IReadableParams.Read(ParamsReader reader)
    {
        var variables = new TemplateVariables();
        ExtraParameters? others = null;
        foreach (var (name, json) in reader.Members())
        {
            if (name.Length > 0 && TemplateVariableReading.Read(json) is { } variable)
            {
                variables._items.Add((new ParamField(name, ParamKind.Object), variable));
            }
            else
            {
                (others ??= []).Add(name, json);
            }
        }

        return others is null ? variables : variables with { ExtraParameters = others };
    }

    /// <inheritdoc/>
    protected internal override void Accept(ParamVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        foreach (var (field, value) in _items)
        {
            visitor.Object(field, value);
        }
    }

    private int IndexOf(string name) => _items.FindIndex(item => item.Field.Name == name);
}
