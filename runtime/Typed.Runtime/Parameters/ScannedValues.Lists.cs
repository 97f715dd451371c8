using System.Text.Json;
using Typed.Specification;

namespace Typed.Parameters;

/// <content>Takes lists, and single values.</content>
internal sealed partial class ScannedValues
{
    private delegate bool TryItem<T>(ref Utf8JsonReader reader, ParamField items, out T item);

    private bool TryTakeList(ref Utf8JsonReader reader, ParamField items, ref Value value)
    {
        switch (items.Kind)
        {
            case ParamKind.Text:
                return TryTakeItems(ref reader, items, static (ref Utf8JsonReader at, ParamField _, out string text) => TryText(ref at, out text), ref value);
            case ParamKind.Integer:
                return TryTakeItems(ref reader, items, static (ref Utf8JsonReader at, ParamField _, out long number) => TryInteger(ref at, out number), ref value);
            case ParamKind.Number:
                return TryTakeItems(ref reader, items, static (ref Utf8JsonReader at, ParamField _, out double number) => TryNumber(ref at, out number), ref value);
            case ParamKind.Boolean:
                return TryTakeItems(ref reader, items, static (ref Utf8JsonReader at, ParamField _, out bool flag) => TryBoolean(ref at, out flag), ref value);
            case ParamKind.Choice:
                return TryTakeItems(ref reader, items, static (ref Utf8JsonReader at, ParamField field, out int number) => TryChoice(ref at, field, out number), ref value);
            case ParamKind.Object:
                (value.Integer, value.Count, value.IsSet) = (_objectCount, 0, true);
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    value.Count++;
                    if (!TryTakeObject(ref reader, items))
                    {
                        return false;
                    }
                }

                return reader.TokenType == JsonTokenType.EndArray;
            default:
                return false;
        }
    }

    private static bool TryTakeItems<T>(ref Utf8JsonReader reader, ParamField items, TryItem<T> tryItem, ref Value value)
    {
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!tryItem(ref reader, items, out var item))
            {
                return false;
            }

            list.Add(item);
        }

        value.Reference = list;
        return true;
    }

    private static bool TryText(ref Utf8JsonReader reader, out string text)
    {
        text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        return reader.TokenType == JsonTokenType.String;
    }

    private static bool TryInteger(ref Utf8JsonReader reader, out long number)
    {
        number = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number);
    }

    private static bool TryNumber(ref Utf8JsonReader reader, out double number)
    {
        number = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out number) && double.IsFinite(number);
    }

    private static bool TryBoolean(ref Utf8JsonReader reader, out bool flag)
    {
        flag = reader.TokenType == JsonTokenType.True;
        return flag || reader.TokenType == JsonTokenType.False;
    }

    private static bool TryChoice(ref Utf8JsonReader reader, ParamField field, out int number)
    {
        foreach (var listed in field.ListedValues)
        {
            if (listed.IsAt(ref reader))
            {
                number = listed.Number;
                return true;
            }
        }

        number = 0;
        return false;
    }
}
