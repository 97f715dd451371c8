using System.Runtime.CompilerServices;
using System.Text.Json;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.Parameters;

/// <summary>Writes parameters to a <see cref="Utf8JsonWriter"/>. One instance per thread is reused, so that a write allocates nothing.</summary>
internal sealed class JsonWriteVisitor : ParamVisitor
{
    [ThreadStatic]
    private static JsonWriteVisitor? s_kept;

    private Utf8JsonWriter _writer = null!;
    private ExtraParameters? _extras;
    private JsonItemVisitor? _items;

    private JsonWriteVisitor()
    {
    }

    public static void Write(ParamsObject value, Utf8JsonWriter writer)
    {
        // Removed while in use: a writer with a stream that writes another record must not share it.
        var visitor = s_kept ?? new JsonWriteVisitor();
        s_kept = null;
        visitor._writer = writer;
        visitor.WriteObject(value);
        visitor._writer = null!;
        s_kept = visitor;
    }

    internal Utf8JsonWriter Writer => _writer;

    private JsonItemVisitor Items => _items ??= new JsonItemVisitor(this);

    public override void Text(ParamField field, string? value)
    {
        if (Begin(field, value is null))
        {
            _writer.WriteString(field.EncodedName, value);
        }
    }

    public override void Integer(ParamField field, long? value)
    {
        if (Begin(field, value is null))
        {
            _writer.WriteNumber(field.EncodedName, value.GetValueOrDefault());
        }
    }

    public override void Number(ParamField field, double? value)
    {
        if (Begin(field, value is null))
        {
            _writer.WriteNumber(field.EncodedName, value.GetValueOrDefault());
        }
    }

    public override void Boolean(ParamField field, bool? value)
    {
        if (Begin(field, value is null))
        {
            _writer.WriteBoolean(field.EncodedName, value.GetValueOrDefault());
        }
    }

    public override void Choice(ParamField field, int? value)
    {
        if (Begin(field, value is null))
        {
            _writer.WritePropertyName(field.EncodedName);
            WriteChoice(field, value.GetValueOrDefault());
        }
    }

    public override void Object(ParamField field, ParamsObject? value)
    {
        if (Begin(field, value is null))
        {
            _writer.WritePropertyName(field.EncodedName);
            WriteObject(value!);
        }
    }

    public override void Json(ParamField field, JsonElement? value)
    {
        if (Begin(field, value is null))
        {
            _writer.WritePropertyName(field.EncodedName);
            value.GetValueOrDefault().WriteTo(_writer);
        }
    }

    public override void TextList(ParamField field, IReadOnlyList<string>? value)
    {
        if (BeginList(field, value is null))
        {
            for (var i = 0; i < value!.Count; i++)
            {
                _writer.WriteStringValue(value[i]);
            }

            _writer.WriteEndArray();
        }
    }

    public override void IntegerList(ParamField field, IReadOnlyList<long>? value)
    {
        if (BeginList(field, value is null))
        {
            for (var i = 0; i < value!.Count; i++)
            {
                _writer.WriteNumberValue(value[i]);
            }

            _writer.WriteEndArray();
        }
    }

    public override void NumberList(ParamField field, IReadOnlyList<double>? value)
    {
        if (BeginList(field, value is null))
        {
            for (var i = 0; i < value!.Count; i++)
            {
                _writer.WriteNumberValue(value[i]);
            }

            _writer.WriteEndArray();
        }
    }

    public override void BooleanList(ParamField field, IReadOnlyList<bool>? value)
    {
        if (BeginList(field, value is null))
        {
            for (var i = 0; i < value!.Count; i++)
            {
                _writer.WriteBooleanValue(value[i]);
            }

            _writer.WriteEndArray();
        }
    }

    public override void ChoiceList<T>(ParamField field, IReadOnlyList<T>? value)
    {
        if (BeginList(field, value is null))
        {
            for (var i = 0; i < value!.Count; i++)
            {
                WriteChoice(field.Items!, Unsafe.BitCast<T, int>(value[i]));
            }

            _writer.WriteEndArray();
        }
    }

    public override void ObjectList<T>(ParamField field, IReadOnlyList<T>? value)
    {
        if (BeginList(field, value is null))
        {
            for (var i = 0; i < value!.Count; i++)
            {
                WriteObject(value[i]);
            }

            _writer.WriteEndArray();
        }
    }

    public override void List<T>(ParamField field, IReadOnlyList<T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
        if (Begin(field, value is null))
        {
            _writer.WritePropertyName(field.EncodedName);
            Items.List(field, value, visit);
        }
    }

    public override void Map<T>(ParamField field, IReadOnlyDictionary<string, T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
        if (Begin(field, value is null))
        {
            _writer.WritePropertyName(field.EncodedName);
            Items.Map(field, value, visit);
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

    // False if nothing is to be written: null is not sent, and an extra parameter with the same name replaces the property.
    private bool Begin(ParamField field, bool isNull)
    {
        if (_extras is not null && _extras.ContainsKey(field.Name))
        {
            return false;
        }

        if (!isNull)
        {
            return true;
        }

        if (field.Required && field.Nullable)
        {
            _writer.WriteNull(field.EncodedName);
        }

        return false;
    }

    private bool BeginList(ParamField field, bool isNull)
    {
        if (!Begin(field, isNull))
        {
            return false;
        }

        _writer.WriteStartArray(field.EncodedName);
        return true;
    }

    internal void WriteObject(ParamsObject value)
    {
        var outer = _extras;
        _extras = value.ExtraParameters;
        _writer.WriteStartObject();
        value.Accept(this);
        _extras?.WriteTo(_writer);
        _writer.WriteEndObject();
        _extras = outer;
    }

    internal void WriteChoice(ParamField field, int number)
    {
        // A number that is not a member (a cast) is written as the number. Validate reports it, and it never silently becomes another value.
        if (field.ValueOf(number) is { } value)
        {
            _writer.WriteRawValue(value.Utf8, skipInputValidation: true);
        }
        else
        {
            _writer.WriteNumberValue(number);
        }
    }
}
