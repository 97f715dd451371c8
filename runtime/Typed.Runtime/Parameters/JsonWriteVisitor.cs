using System.Text.Json;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Parameters;

/// <summary>Writes the members of an object as JSON.</summary>
internal sealed class JsonWriteVisitor : ParamVisitor
{
    private ExtraParameters? _extras;
    private JsonItemVisitor? _items;

    /// <summary>The JSON that is written.</summary>
    public JsonBytes Target { get; } = new();

    public override void Text(ParamField field, string? value)
    {
        if (Begin(field, value is null))
        {
            Target.Text(value);
        }
    }

    public override void Integer(ParamField field, long? value)
    {
        if (Begin(field, value is null))
        {
            Target.Integer(value.GetValueOrDefault());
        }
    }

    public override void Number(ParamField field, double? value)
    {
        if (Begin(field, value is null))
        {
            Target.Number(value.GetValueOrDefault());
        }
    }

    public override void Boolean(ParamField field, bool? value)
    {
        if (Begin(field, value is null))
        {
            Target.Boolean(value.GetValueOrDefault());
        }
    }

    public override void Choice(ParamField field, int? value)
    {
        if (Begin(field, value is null))
        {
            JsonValues.Choice(Target, field, value.GetValueOrDefault());
        }
    }

    public override void Object(ParamField field, ParamsObject? value)
    {
        if (Begin(field, value is null))
        {
            WriteObject(value);
        }
    }

    public override void Json(ParamField field, JsonElement? value)
    {
        if (Begin(field, value is null))
        {
            Target.Element(value.GetValueOrDefault());
        }
    }

    public override void TextList(ParamField field, IReadOnlyList<string>? value)
    {
        if (Begin(field, value is null))
        {
            JsonValues.Texts(Target, value!);
        }
    }

    public override void IntegerList(ParamField field, IReadOnlyList<long>? value)
    {
        if (Begin(field, value is null))
        {
            JsonValues.Integers(Target, value!);
        }
    }

    public override void NumberList(ParamField field, IReadOnlyList<double>? value)
    {
        if (Begin(field, value is null))
        {
            JsonValues.Numbers(Target, value!);
        }
    }

    public override void BooleanList(ParamField field, IReadOnlyList<bool>? value)
    {
        if (Begin(field, value is null))
        {
            JsonValues.Booleans(Target, value!);
        }
    }

    public override void ChoiceList<T>(ParamField field, IReadOnlyList<T>? value)
    {
        if (Begin(field, value is null))
        {
            JsonValues.Choices(Target, field.Items!, value!);
        }
    }

    public override void ObjectList<T>(ParamField field, IReadOnlyList<T>? value)
    {
        if (Begin(field, value is null))
        {
            JsonValues.Objects(this, value!);
        }
    }

    public override void List<T>(ParamField field, IReadOnlyList<T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
        if (Begin(field, value is null))
        {
            (_items ??= new(this)).List(field, value, visit);
        }
    }

    public override void Map<T>(ParamField field, IReadOnlyDictionary<string, T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
        if (Begin(field, value is null))
        {
            (_items ??= new(this)).Map(field, value, visit);
        }
    }

    public override void Union(ParamField field, ParamUnion? value)
    {
        if (value is null)
        {
            Begin(field, isNull: true);
        }
        else
        {
            value.Accept(this);
        }
    }

    // Begins the member. False if nothing else is to be written.
    private bool Begin(ParamField field, bool isNull)
    {
        if (isNull || _extras is not null)
        {
            return BeginUnusual(field, isNull);
        }

        Target.Name(field.MemberStart);
        return true;
    }

    // Null is not sent unless it must be, and an extra parameter with the same name replaces the property.
    private bool BeginUnusual(ParamField field, bool isNull)
    {
        if ((isNull && !(field.Required && field.Nullable)) || _extras?.ContainsKey(field.Name) == true)
        {
            return false;
        }

        Target.Name(field.MemberStart);
        if (isNull)
        {
            Target.Null();
        }

        return !isNull;
    }

    public void WriteObject(ParamsObject? value)
    {
        // Validate() reports a null among objects; here it must not throw, so that a log can show the request.
        if (value is null)
        {
            Target.Null();
            return;
        }

        var outer = _extras;
        _extras = value.ExtraParameters;
        Target.Open('{');
        value.Accept(this);
        if (_extras is not null)
        {
            JsonValues.Extras(Target, _extras);
        }

        Target.Close('}');
        _extras = outer;
    }
}
