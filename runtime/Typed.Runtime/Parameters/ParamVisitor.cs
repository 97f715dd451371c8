using System.ComponentModel;
using System.Text.Json;
using Typed.Specification;

namespace Typed.Visiting;

/// <summary>Visits a record's parameters: the base of the writer, the validator and the price lookup. One generated method serves all visitors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ParamVisitor
{
    private protected ParamVisitor()
    {
    }

    /// <summary>Visits a string.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void Text(ParamField field, string? value);

    /// <summary>Visits an integer.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void Integer(ParamField field, long? value);

    /// <summary>Visits a number.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void Number(ParamField field, double? value);

    /// <summary>Visits a boolean.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void Boolean(ParamField field, bool? value);

    /// <summary>Visits a choice from listed values.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The number of the enum member, or null if not set.</param>
    public abstract void Choice(ParamField field, int? value);

    /// <summary>Visits a nested object.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void Object(ParamField field, ParamsObject? value);

    /// <summary>Visits raw JSON.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void Json(ParamField field, JsonElement? value);

    /// <summary>Visits a list of strings.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void TextList(ParamField field, IReadOnlyList<string>? value);

    /// <summary>Visits a list of integers.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void IntegerList(ParamField field, IReadOnlyList<long>? value);

    /// <summary>Visits a list of numbers.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void NumberList(ParamField field, IReadOnlyList<double>? value);

    /// <summary>Visits a list of booleans.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void BooleanList(ParamField field, IReadOnlyList<bool>? value);

    /// <summary>Visits a list of choices.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void ChoiceList<T>(ParamField field, IReadOnlyList<T>? value)
        where T : unmanaged, Enum;

    /// <summary>Visits a list of objects.</summary>
    /// <typeparam name="T">The record type of an item.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void ObjectList<T>(ParamField field, IReadOnlyList<T>? value)
        where T : ParamsObject;

    /// <summary>Visits a list of any items.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    /// <param name="visit">Visits one item as a value of the field's <see cref="ParamField.Items"/>.</param>
    public abstract void List<T>(ParamField field, IReadOnlyList<T>? value, Action<ParamVisitor, ParamField, T> visit);

    /// <summary>Visits a map from names of the caller's choice to values of one shape.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="value">The map, or null if not set.</param>
    /// <param name="visit">Visits one value as a value of the field's <see cref="ParamField.Items"/>.</param>
    public abstract void Map<T>(ParamField field, IReadOnlyDictionary<string, T>? value, Action<ParamVisitor, ParamField, T> visit);

    /// <summary>Visits a union, which has one of several shapes.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, or null if not set.</param>
    public abstract void Union(ParamField field, ParamUnion? value);
}
