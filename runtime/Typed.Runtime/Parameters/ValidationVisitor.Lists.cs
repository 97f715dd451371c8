using System.Globalization;
using System.Runtime.CompilerServices;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.Parameters;

/// <content>Lists and maps.</content>
internal sealed partial class ValidationVisitor
{
    public override void TextList(ParamField field, IReadOnlyList<string>? value) =>
        Each(field, value, static (visitor, path, items, text) =>
        {
            if (text is null)
            {
                visitor._violations.Add(new Violation(path.ToString(), "type", "null is not a text."));
            }
            else
            {
                visitor._checks.Text(path, items, text);
            }
        });

    public override void IntegerList(ParamField field, IReadOnlyList<long>? value) =>
        Each(field, value, static (visitor, path, items, number) =>
            visitor._checks.Number(path, items, number));

    public override void NumberList(ParamField field, IReadOnlyList<double>? value) =>
        Each(field, value, static (visitor, path, items, number) => visitor._checks.Number(path, items, number));

    public override void BooleanList(ParamField field, IReadOnlyList<bool>? value) => Each(field, value, static (_, _, _, _) => { });

    public override void ChoiceList<T>(ParamField field, IReadOnlyList<T>? value) =>
        Each(field, value, static (visitor, path, items, choice) => visitor._checks.Choice(path, items, Unsafe.BitCast<T, int>(choice)));

    public override void ObjectList<T>(ParamField field, IReadOnlyList<T>? value)
    {
        if (!Present(field, value is null))
        {
            return;
        }

        // A loop of its own: calling a delegate for each object takes longer.
        var path = PathOf(field);
        Whole(path, field, value!);
        for (var i = 0; i < value!.Count; i++)
        {
            if (value[i] is { } item)
            {
                Enter(item, path with { Index = i });
            }
            else
            {
                _violations.Add(new Violation((path with { Index = i }).ToString(), "type", "null is not an object."));
            }
        }
    }

    public override void List<T>(ParamField field, IReadOnlyList<T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
        if (Present(field, value is null))
        {
            var path = PathOf(field).ToString();
            _checks.Count(path, field, value!.Count);
            for (var i = 0; i < value.Count; i++)
            {
                Item(field.Items!, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", value[i], visit);
            }
        }
    }

    public override void Map<T>(ParamField field, IReadOnlyDictionary<string, T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
        if (Present(field, value is null))
        {
            var path = PathOf(field).ToString();
            foreach (var (name, item) in value!)
            {
                Item(field.Items!, $"{path}.{name}", item, visit);
            }
        }
    }

    private void Item<T>(ParamField items, string path, T item, Action<ParamVisitor, ParamField, T> visit)
    {
        if (item is null)
        {
            _violations.Add(new Violation(path, "type", "null is not allowed here."));
            return;
        }

        var outer = (_item, _extras);
        (_item, _extras) = (path, null);
        visit(this, items, item);
        (_item, _extras) = outer;
    }

    private void Each<T>(ParamField field, IReadOnlyList<T>? value, Action<ValidationVisitor, ValuePath, ParamField, T> check)
    {
        if (!Present(field, value is null))
        {
            return;
        }

        var path = PathOf(field);
        Whole(path, field, value!);
        for (var i = 0; i < value!.Count; i++)
        {
            check(this, path with { Index = i }, field.Items!, value[i]);
        }
    }

    private void Whole<T>(in ValuePath path, ParamField field, IReadOnlyList<T> value)
    {
        _checks.Count(path, field, value.Count);
        if (field.UniqueItems && value.Distinct().Count() != value.Count)
        {
            _violations.Add(new Violation(path.ToString(), "uniqueItems", "The items are not all different."));
        }
    }
}
