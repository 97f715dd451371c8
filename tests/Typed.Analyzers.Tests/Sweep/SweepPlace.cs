using System.Reflection;
using System.Runtime.CompilerServices;
using Typed.Constraints;
using Typed.Validation;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>A record that has fields, and how it comes into a request: the model's own, or one nested in it as an object, in a list or in a union.</summary>
internal sealed class SweepPlace
{
    private readonly SweepPlace? _parent;
    private readonly PropertyInfo? _property;
    private readonly MethodInfo? _conversion;

    private SweepPlace(ModelInfo model, Type owner, SweepPlace? parent, PropertyInfo? property, MethodInfo? conversion)
    {
        Model = model;
        Owner = owner;
        (_parent, _property, _conversion) = (parent, property, conversion);
    }

    public ModelInfo Model { get; }

    /// <summary>The record.</summary>
    public Type Owner { get; }

    /// <summary>The property that holds the record; null for the model's own.</summary>
    public PropertyInfo? Holder => _property;

    public bool IsNested => _parent is not null;

    /// <summary>Where it is on the wire, as a prefix of its fields' names.</summary>
    public string Path => _parent is null ? "" : $"{_parent.Path}{_property!.Param()!.Name}.";

    public static SweepPlace Of(ModelInfo model) => new(model, model.ParamsType, null, null, null);

    /// <summary>A record that a property of this one holds.</summary>
    /// <param name="property">The property.</param>
    /// <param name="owner">The record.</param>
    /// <param name="conversion">How it becomes the union that the property is; null for a property that is no union.</param>
    public SweepPlace Nested(PropertyInfo property, Type owner, MethodInfo? conversion = null) => new(Model, owner, this, property, conversion);

    /// <summary>The model's request, in which one property has a value.</summary>
    /// <param name="property">The property of this record.</param>
    /// <param name="expression">What it is given, as C# writes it.</param>
    public string Request(PropertyInfo property, string expression)
    {
        var made = $"new {Owner.Name} {{ {Companions(property)}{property.Name} = {expression} }}";
        return _parent is null ? made : _parent.Request(_property!, IsItem ? $"[{made}]" : made);
    }

    /// <summary>The model's request, in which one property has a value.</summary>
    public ModelParams Instance(PropertyInfo property, object? value)
    {
        var made = New(property);
        property.SetValue(made, value);
        return _parent is null ? (ModelParams)made : _parent.Instance(_property!, Held(made));
    }

    /// <summary>A record with all that is needed but a property, if any.</summary>
    public object New(PropertyInfo? property = null)
    {
        var made = Activator.CreateInstance(Owner)!;
        foreach (var other in With(property))
        {
            other.SetValue(made, SweepSample.Of(other).Value);
        }

        return made;
    }

    /// <summary>The assignments that a new record needs besides that of a property, if of any.</summary>
    public string Companions(PropertyInfo? property = null) =>
        string.Concat(With(property).Select(other => $"{other.Name} = {SweepSample.Of(other).Code}, "));

    /// <summary>The properties that the compiler demands.</summary>
    public static IEnumerable<PropertyInfo> Required(Type record) =>
        record.GetProperties().Where(property => property.IsDefined(typeof(RequiredMemberAttribute)));

    private bool IsItem => _property is not null && SweepSample.ListItem(_property.PropertyType) is not null;

    // What is required, the slots before a slot, and one of those of which the model wants at least one.
    private IEnumerable<PropertyInfo> With(PropertyInfo? property)
    {
        var slot = property?.Param()!.Slot ?? -1;
        var name = property is null ? null : NameOf(property);
        var groups = _parent is null ? Model.Rules.Where(rule => rule.Kind == CrossFieldRuleKind.AtLeastOneOf && !rule.Terms.Contains(name)) : [];
        var firsts = groups.Select(rule => rule.Terms[0]).ToHashSet(StringComparer.Ordinal);
        return Required(Owner)
            .Union(Owner.GetProperties().Where(other => NameOf(other) is { } wire && (firsts.Contains(wire) || (other.Param()!.Slot is >= 0 and var earlier && earlier < slot))))
            .Where(other => other.Name != property?.Name);
    }

    private object Held(object made)
    {
        if (_conversion is not null)
        {
            return _conversion.Invoke(null, [made])!;
        }

        if (!IsItem)
        {
            return made;
        }

        var items = Array.CreateInstance(Owner, 1);
        items.SetValue(made, 0);
        return items;
    }

    private static string? NameOf(PropertyInfo property) => property.Param()?.Name;
}
