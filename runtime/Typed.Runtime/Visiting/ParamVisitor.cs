using System.ComponentModel;
using System.Text.Json;
using Typed.Specification;

namespace Typed.Visiting;

/// <summary>What a record shows its parameters to: the writer, the validator, the price lookup. One emitted method serves them all.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ParamVisitor
{
    private protected ParamVisitor()
    {
    }

    /// <summary>A text.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void Text(ParamField field, string? value);

    /// <summary>A whole number.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void Integer(ParamField field, long? value);

    /// <summary>A number.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void Number(ParamField field, double? value);

    /// <summary>A boolean.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void Boolean(ParamField field, bool? value);

    /// <summary>One of listed values.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The number of the enum member; null = not set.</param>
    public abstract void Choice(ParamField field, int? value);

    /// <summary>A nested object.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void Object(ParamField field, ParamsObject? value);

    /// <summary>Raw JSON.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void Json(ParamField field, JsonElement? value);

    /// <summary>A list of texts.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void TextList(ParamField field, IReadOnlyList<string>? value);

    /// <summary>A list of whole numbers.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void IntegerList(ParamField field, IReadOnlyList<long>? value);

    /// <summary>A list of numbers.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void NumberList(ParamField field, IReadOnlyList<double>? value);

    /// <summary>A list of listed values.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void ChoiceList<T>(ParamField field, IReadOnlyList<T>? value)
        where T : unmanaged, Enum;

    /// <summary>A list of objects.</summary>
    /// <typeparam name="T">The record of an item.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void ObjectList<T>(ParamField field, IReadOnlyList<T>? value)
        where T : ParamsObject;

    /// <summary>One of several shapes.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value; null = not set.</param>
    public abstract void Union(ParamField field, ParamUnion? value);
}
