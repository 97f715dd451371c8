using System.Runtime.CompilerServices;
using System.Text.Json;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Parameters;

/// <summary>Writes values without a name: the items of a list, and the values of a map after their names.</summary>
/// <param name="outer">Writes the objects among them.</param>
internal sealed class JsonItemVisitor(JsonWriteVisitor outer) : ParamVisitor
{
    public override void Text(ParamField field, string? value) => outer.Target.Text(value);

    public override void Integer(ParamField field, long? value) => outer.Target.Integer(value.GetValueOrDefault());

    public override void Number(ParamField field, double? value) => outer.Target.Number(value.GetValueOrDefault());

    public override void Boolean(ParamField field, bool? value) => outer.Target.Boolean(value.GetValueOrDefault());

    public override void Choice(ParamField field, int? value) => JsonValues.Choice(outer.Target, field, value.GetValueOrDefault());

    public override void Object(ParamField field, ParamsObject? value) => outer.WriteObject(value!);

    public override void Json(ParamField field, JsonElement? value) => outer.Target.Element(value.GetValueOrDefault());

    public override void TextList(ParamField field, IReadOnlyList<string>? value) => List(field, value, static (visitor, items, item) => visitor.Text(items, item));

    public override void IntegerList(ParamField field, IReadOnlyList<long>? value) => List(field, value, static (visitor, items, item) => visitor.Integer(items, item));

    public override void NumberList(ParamField field, IReadOnlyList<double>? value) => List(field, value, static (visitor, items, item) => visitor.Number(items, item));

    public override void BooleanList(ParamField field, IReadOnlyList<bool>? value) => List(field, value, static (visitor, items, item) => visitor.Boolean(items, item));

    public override void ChoiceList<T>(ParamField field, IReadOnlyList<T>? value) =>
        List(field, value, static (visitor, items, item) => visitor.Choice(items, Unsafe.BitCast<T, int>(item)));

    public override void ObjectList<T>(ParamField field, IReadOnlyList<T>? value) => List(field, value, static (visitor, items, item) => visitor.Object(items, item));

    public override void List<T>(ParamField field, IReadOnlyList<T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
        outer.Target.Open('[');
        for (var i = 0; i < value!.Count; i++)
        {
            outer.Target.Item();
            Item(field.Items!, value[i], visit);
        }

        outer.Target.Close(']');
    }

    public override void Map<T>(ParamField field, IReadOnlyDictionary<string, T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
        outer.Target.Open('{');
        foreach (var (name, item) in value!)
        {
            outer.Target.Name(name);
            Item(field.Items!, item, visit);
        }

        outer.Target.Close('}');
    }

    public override void Union(ParamField field, ParamUnion? value) => value!.Accept(this);

    // Validate() reports a null; here it must not throw, so that a log can show the request.
    private void Item<T>(ParamField items, T item, Action<ParamVisitor, ParamField, T> visit)
    {
        if (item is null)
        {
            outer.Target.Null();
        }
        else
        {
            visit(this, items, item);
        }
    }
}
