using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Typed.Parameters;
using Typed.Specification;

namespace Typed.Reading;

/// <content>Lists of simple values and of objects.</content>
public sealed partial class ParamsReader
{
    /// <summary>Reads a list of strings.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<string>? TextList(ParamField field) =>
        _scanned is not null ? _scanned.List<string>(field) : List(field, static (reader, json, items, path) => reader.Values.Text(json, items, path) ?? "");

    /// <summary>Reads a list of integers.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<long>? IntegerList(ParamField field) =>
        _scanned is not null ? _scanned.List<long>(field) : List(field, static (reader, json, _, path) => reader.Values.Integer(json, path).GetValueOrDefault());

    /// <summary>Reads a list of numbers.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<double>? NumberList(ParamField field) =>
        _scanned is not null ? _scanned.List<double>(field) : List(field, static (reader, json, _, path) => reader.Values.Number(json, path).GetValueOrDefault());

    /// <summary>Reads a list of booleans.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<bool>? BooleanList(ParamField field) =>
        _scanned is not null ? _scanned.List<bool>(field) : List(field, static (reader, json, _, path) => reader.Values.Boolean(json, path).GetValueOrDefault());

    /// <summary>Reads a list of choices.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="field">The field.</param>
    public IReadOnlyList<T>? ChoiceList<T>(ParamField field)
        where T : unmanaged, Enum =>
        _scanned is not null ? _scanned.Choices<T>(field) : List(field, static (reader, json, items, path) => Unsafe.BitCast<int, T>(reader.Values.Choice(json, items, path).GetValueOrDefault()));

    /// <summary>Reads a list of objects.</summary>
    /// <typeparam name="T">The record type of an item.</typeparam>
    /// <param name="field">The field.</param>
    public IReadOnlyList<T>? ObjectList<T>(ParamField field)
        where T : ParamsObject, IReadableParams =>
        _scanned is not null ? _scanned.Objects<T>(field) : List(field, static (reader, json, _, path) => reader.Object<T>(json, path)!);

    private List<T>? List<T>(ParamField field, Func<ParamsReader, JsonElement, ParamField, string, T> read)
    {
        if (Find(field) is not { } json)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            Values.Mismatch(PathOf(field), "an array", json);
            return null;
        }

        var list = new List<T>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            list.Add(read(this, item, field.Items!, $"{PathOf(field)}[{list.Count.ToString(CultureInfo.InvariantCulture)}]"));
        }

        return list;
    }
}
