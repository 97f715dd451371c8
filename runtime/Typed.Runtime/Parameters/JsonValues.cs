using System.Runtime.CompilerServices;
using Typed.Specification;

namespace Typed.Parameters;

/// <summary>Writes choices, extra parameters and lists.</summary>
internal static class JsonValues
{
    public static void Choice(JsonBytes json, ParamField field, int number)
    {
        // A number that is not a member (a cast) is written as the number. Validate reports it, and it never silently becomes another value.
        if (field.ValueOf(number) is { } value)
        {
            json.Raw(value.Utf8);
        }
        else
        {
            json.Integer(number);
        }
    }

    public static void Extras(JsonBytes json, ExtraParameters extras)
    {
        foreach (var (name, value) in extras)
        {
            json.Name(name);
            json.Element(value);
        }
    }

    public static void Texts(JsonBytes json, IReadOnlyList<string> values)
    {
        json.Open('[');
        for (var i = 0; i < values.Count; i++)
        {
            json.Item();
            json.Text(values[i]);
        }

        json.Close(']');
    }

    public static void Integers(JsonBytes json, IReadOnlyList<long> values)
    {
        json.Open('[');
        for (var i = 0; i < values.Count; i++)
        {
            json.Item();
            json.Integer(values[i]);
        }

        json.Close(']');
    }

    public static void Numbers(JsonBytes json, IReadOnlyList<double> values)
    {
        json.Open('[');
        for (var i = 0; i < values.Count; i++)
        {
            json.Item();
            json.Number(values[i]);
        }

        json.Close(']');
    }

    public static void Booleans(JsonBytes json, IReadOnlyList<bool> values)
    {
        json.Open('[');
        for (var i = 0; i < values.Count; i++)
        {
            json.Item();
            json.Boolean(values[i]);
        }

        json.Close(']');
    }

    public static void Choices<T>(JsonBytes json, ParamField items, IReadOnlyList<T> values)
        where T : struct, Enum
    {
        json.Open('[');
        for (var i = 0; i < values.Count; i++)
        {
            json.Item();
            Choice(json, items, Unsafe.BitCast<T, int>(values[i]));
        }

        json.Close(']');
    }

    public static void Objects<T>(JsonWriteVisitor visitor, IReadOnlyList<T> values)
        where T : ParamsObject
    {
        visitor.Target.Open('[');
        for (var i = 0; i < values.Count; i++)
        {
            visitor.Target.Item();
            visitor.WriteObject(values[i]);
        }

        visitor.Target.Close(']');
    }
}
