using System.Text.Json;
using Typed.Parameters;
using Typed.Specification;

namespace Typed.Reading;

/// <content>Lists and maps of any items.</content>
public sealed partial class ParamsReader
{
    /// <summary>Reads a list of any items.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="read">Reads one item as a value of the field's <see cref="ParamField.Items"/>.</param>
    public IReadOnlyList<T>? List<T>(ParamField field, Func<ParamsReader, ParamField, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return List<T>(field, (reader, json, items, path) => reader.Item(json, items, path, read));
    }

    /// <summary>Reads a map from names to values of one shape.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="field">The field.</param>
    /// <param name="read">Reads one value as a value of the field's <see cref="ParamField.Items"/>.</param>
    public IReadOnlyDictionary<string, T>? Map<T>(ParamField field, Func<ParamsReader, ParamField, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (Find(field) is not { } json)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            Values.Mismatch(PathOf(field), ValueReader.Name(field.Kind), json);
            return null;
        }

        // The last of two members with one name counts, as in most readers of JSON.
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            map[member.Name] = Item(member.Value, field.Items!, $"{PathOf(field)}.{member.Name}", read);
        }

        return map;
    }

    private T Item<T>(JsonElement json, ParamField items, string path, Func<ParamsReader, ParamField, T> read)
    {
        var reader = new ParamsReader(json, path, Violations, _attempts, _names, isItem: true);
        var item = read(reader, items);
        reader.Forget();
        return item;
    }
}
