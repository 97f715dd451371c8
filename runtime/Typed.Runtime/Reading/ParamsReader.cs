using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.Reading;

/// <summary>Reads a record's parameters from a JSON object, field by field, and collects violations. Used by generated code.</summary>
/// <remarks>An absent field is read as null, not as its default, so that the JSON round-trips unchanged.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParamsReader
{
    private readonly JsonElement _json;
    private readonly string _path;

    // The names of all objects that are being read, the outer ones first. This object's begin at _firstName.
    private readonly List<string> _names;
    private readonly int _firstName;
    private int _found;

    // Nested unions double the attempts at each level of JSON that fits no branch.
    private const int MaxAttempts = 20_000;

    private readonly int[] _attempts;

    // Whether the JSON is the value itself, an item of a list or map, and not the object that has it.
    private readonly bool _isItem;

    private ParamsReader(JsonElement json, string path, List<Violation> violations, int[] attempts, List<string> names, bool isItem = false)
    {
        _isItem = isItem;
        _names = names;
        _firstName = names.Count;
        _attempts = attempts;
        _json = json;
        _path = path;
        Violations = violations;
        IsObject = json.ValueKind == JsonValueKind.Object;
        if (!IsObject && !isItem)
        {
            Mismatch(path, "object", json);
        }
    }

    internal bool IsObject { get; }

    internal List<Violation> Violations { get; }

    /// <summary>Reads a string.</summary>
    /// <param name="field">The field.</param>
    public string? Text(ParamField field) => Find(field) is { } json ? Text(json, field, PathOf(field)) : null;

    /// <summary>Reads an integer.</summary>
    /// <param name="field">The field.</param>
    public long? Integer(ParamField field) => Find(field) is { } json ? Integer(json, PathOf(field)) : null;

    /// <summary>Reads an integer that the constraints limit to 32 bits.</summary>
    /// <param name="field">The field.</param>
    public int? Int32(ParamField field)
    {
        if (Integer(field) is not { } number)
        {
            return null;
        }

        if (number is >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }

        // Reported here, because a number truncated to 32 bits would be mistaken for a different one.
        new ValueChecks(Violations).Number(PathOf(field), field, number);
        return null;
    }

    /// <summary>Reads a number.</summary>
    /// <param name="field">The field.</param>
    public double? Number(ParamField field) => Find(field) is { } json ? Number(json, PathOf(field)) : null;

    /// <summary>Reads a boolean.</summary>
    /// <param name="field">The field.</param>
    public bool? Boolean(ParamField field) => Find(field) is { } json ? Boolean(json, PathOf(field)) : null;

    /// <summary>Reads a choice from listed values.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The number of the enum member, or null.</returns>
    public int? Choice(ParamField field) => Find(field) is { } json ? Choice(json, field, PathOf(field)) : null;

    /// <summary>Reads raw JSON.</summary>
    /// <param name="field">The field.</param>
    public JsonElement? Json(ParamField field) => Find(field, keepNull: true)?.Clone();

    /// <summary>Reads a nested object.</summary>
    /// <typeparam name="T">The object's record type.</typeparam>
    /// <param name="field">The field.</param>
    public T? Object<T>(ParamField field)
        where T : ParamsObject, IReadableParams<T> =>
        Find(field) is { } json ? Object<T>(json, PathOf(field)) : null;

    /// <summary>Reads a list of strings.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<string>? TextList(ParamField field) =>
        List(field, static (reader, json, items, path) => reader.Text(json, items, path) ?? "");

    /// <summary>Reads a list of integers.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<long>? IntegerList(ParamField field) =>
        List(field, static (reader, json, _, path) => reader.Integer(json, path).GetValueOrDefault());

    /// <summary>Reads a list of numbers.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<double>? NumberList(ParamField field) =>
        List(field, static (reader, json, _, path) => reader.Number(json, path).GetValueOrDefault());

    /// <summary>Reads a list of booleans.</summary>
    /// <param name="field">The field.</param>
    public IReadOnlyList<bool>? BooleanList(ParamField field) =>
        List(field, static (reader, json, _, path) => reader.Boolean(json, path).GetValueOrDefault());

    /// <summary>Reads a list of choices.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="field">The field.</param>
    public IReadOnlyList<T>? ChoiceList<T>(ParamField field)
        where T : unmanaged, Enum =>
        List(field, static (reader, json, items, path) => Unsafe.BitCast<int, T>(reader.Choice(json, items, path).GetValueOrDefault()));

    /// <summary>Reads a list of objects.</summary>
    /// <typeparam name="T">The record type of an item.</typeparam>
    /// <param name="field">The field.</param>
    public IReadOnlyList<T>? ObjectList<T>(ParamField field)
        where T : ParamsObject, IReadableParams<T> =>
        List(field, static (reader, json, _, path) => reader.Object<T>(json, path)!);

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
            Mismatch(PathOf(field), Name(field.Kind), json);
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

    /// <summary>Reads the object's only member, which must be one of the given members.</summary>
    internal (ParamField Member, string Value) ExactlyOne(ParamField[] members)
    {
        var found = IsObject ? members.Where(member => _json.TryGetProperty(member.Name, out _)).ToArray() : [];
        var value = found.Length == 1 ? Text(found[0]) : null;
        foreach (var member in members)
        {
            _names.Add(member.Name);
        }

        if (found.Length != 1)
        {
            var names = string.Join(", ", members.Select(member => $"'{member.Name}'"));
            Violations.Add(new Violation(_path, "oneOf", $"Exactly one of {names} must be set; {found.Length.ToString(CultureInfo.InvariantCulture)} are."));
        }

        return (found.FirstOrDefault() ?? members[0], value ?? "");
    }

    /// <summary>Gets the members not read by any field, or null if there are none. Call this last.</summary>
    public ExtraParameters? Extras()
    {
        if (!IsObject)
        {
            return null;
        }

        return CountOf(_json) == _found ? null : Others();
    }

    // A name that is there twice is read once.
    private ExtraParameters? Others()
    {
        ExtraParameters? extras = null;
        var read = new HashSet<string>(_names.Skip(_firstName), StringComparer.Ordinal);
        foreach (var member in _json.EnumerateObject())
        {
            if (read.Add(member.Name))
            {
                (extras ??= []).Add(member.Name, member.Value);
            }
        }

        return extras;
    }

    private static int CountOf(JsonElement json)
    {
#if NET9_0_OR_GREATER
        return json.GetPropertyCount();
#else
        var count = 0;
        foreach (var _ in json.EnumerateObject())
        {
            count++;
        }

        return count;
#endif
    }

    /// <summary>Gets all members in document order, for an object with names not known in advance.</summary>
    internal IEnumerable<(string Name, JsonElement Value)> Members() =>
        IsObject ? _json.EnumerateObject().Select(member => (member.Name, member.Value)) : [];

    // One allowed value, and another one is there.
    private static bool IsOtherConstant(Violation violation) => violation is { Keyword: "enum", AllowedValues.Count: 1 };

    internal static ParamsReader Begin(JsonElement json) => new(json, "$", [], new int[1], new(capacity: 16));

    /// <summary>Reads the first branch that causes no violation. If none does, adds one violation that names all branches.</summary>
    internal T? Union<T>(ParamField field, (ParamField Branch, Func<ParamsReader, ParamField, T?> Read)[] branches)
        where T : ParamUnion
    {
        if (Find(field) is not { } json)
        {
            return null;
        }

        // The first branch with satisfied constraints; otherwise the first with a fitting type, so that Validate reports what is wrong with it.
        T? fitting = null;
        var attempts = new List<List<Violation>>();
        foreach (var (branch, read) in branches)
        {
            if (++_attempts[0] > MaxAttempts)
            {
                Violations.Add(new Violation(PathOf(field), "anyOf", "The JSON is too deeply nested to tell which of the shapes it is."));
                return null;
            }

            var attempt = new ParamsReader(_json, _path, [], _attempts, _names, _isItem);
            var value = read(attempt, branch);
            attempt.Forget();
            if (value is not null && attempt.Violations.Count == 0)
            {
                if (ValidationVisitor.IsValid(value))
                {
                    return value;
                }

                fitting ??= value;
            }

            if (branch.Kind == ParamKind.Object)
            {
                attempts.Add(attempt.Violations);
            }
        }

        if (fitting is not null)
        {
            return fitting;
        }

        // A constant tells which of the shapes is meant; what is wrong with that one says more than a list of all.
        if (json.ValueKind == JsonValueKind.Object && attempts.Where(violations => !violations.Any(IsOtherConstant)).Take(2).ToList() is [var meant] && attempts.Count > 1)
        {
            Violations.AddRange(meant);
            return null;
        }

        var allowed = branches.SelectMany(branch => branch.Branch.Values).Select(value => value.Json).ToArray();
        var shapes = branches.Where(branch => branch.Branch.Values.Count == 0).Select(branch => Name(branch.Branch.Kind)).Distinct(StringComparer.Ordinal);
        Violations.Add(new Violation(PathOf(field), "anyOf", $"{Shorten(json)} is not allowed. Allowed: {string.Join(", ", allowed.Concat(shapes))}.")
        {
            AllowedValues = allowed,
        });
        return null;
    }

    private static string Name(ParamKind kind) => kind switch
    {
        ParamKind.Text => "a string",
        ParamKind.Integer => "an integer",
        ParamKind.Number => "a number",
        ParamKind.Boolean => "a boolean",
        ParamKind.Object or ParamKind.Map => "an object",
        ParamKind.List => "an array",
        _ => "any JSON",
    };

    private static string Shorten(JsonElement json)
    {
        const int MaxShown = 80;
        var text = json.GetRawText();
        return text.Length <= MaxShown ? text : text[..MaxShown] + "…";
    }

    private string PathOf(ParamField field) => _isItem ? _path : $"{_path}.{field.Name}";

    private JsonElement? Find(ParamField field, bool keepNull = false)
    {
        if (_isItem)
        {
            return Present(_json, field, keepNull);
        }

        _names.Add(field.Name);
        if (!IsObject)
        {
            return null;
        }

        if (!(field.Utf8Name is { IsEmpty: false } name ? _json.TryGetProperty(name, out var json) : _json.TryGetProperty(field.Name, out json)))
        {
            if (field.Required)
            {
                Violations.Add(new Violation(PathOf(field), "required", $"'{field.Name}' is required."));
            }

            return null;
        }

        _found++;
        return Present(json, field, keepNull);
    }

    private JsonElement? Present(JsonElement json, ParamField field, bool keepNull)
    {
        if (json.ValueKind != JsonValueKind.Null || keepNull)
        {
            return json;
        }

        if (!field.Nullable)
        {
            Mismatch(PathOf(field), Name(field.Kind), json);
        }

        return null;
    }

    private string? Text(JsonElement json, ParamField field, string path)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return json.GetString();
        }

        Mismatch(path, Name(field.Kind), json);
        return null;
    }

    private long? Integer(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Number)
        {
            if (json.TryGetInt64(out var number))
            {
                return number;
            }

            // JSON Schema treats 4.0 and 4e0 as integers.
            if (json.TryGetDecimal(out var exact) && exact == decimal.Truncate(exact) && exact is >= long.MinValue and <= long.MaxValue)
            {
                return (long)exact;
            }
        }

        Mismatch(path, "an integer", json);
        return null;
    }

    private double? Number(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Mismatch(path, "a number", json);
        return null;
    }

    private bool? Boolean(JsonElement json, string path)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return json.GetBoolean();
        }

        Mismatch(path, "boolean", json);
        return null;
    }

    private int? Choice(JsonElement json, ParamField field, string path)
    {
        for (var i = 0; i < field.Values.Count; i++)
        {
            if (field.Values[i].Matches(json))
            {
                return field.Values[i].Number;
            }
        }

        var allowed = field.Values.Select(value => value.Json).ToArray();
        Violations.Add(new Violation(path, "enum", $"{Shorten(json)} is not allowed. Allowed: {string.Join(", ", allowed)}.") { AllowedValues = allowed });
        return null;
    }

    private T? Object<T>(JsonElement json, string path)
        where T : ParamsObject, IReadableParams<T>
    {
        var reader = new ParamsReader(json, path, Violations, _attempts, _names);
        var value = reader.IsObject ? T.Read(reader) : null;
        reader.Forget();
        return value;
    }

    // The outer object may have members of the same names that no field reads.
    private void Forget() => _names.RemoveRange(_firstName, _names.Count - _firstName);

    private List<T>? List<T>(ParamField field, Func<ParamsReader, JsonElement, ParamField, string, T> read)
    {
        if (Find(field) is not { } json)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            Mismatch(PathOf(field), "an array", json);
            return null;
        }

        var list = new List<T>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            list.Add(read(this, item, field.Items!, $"{PathOf(field)}[{list.Count.ToString(CultureInfo.InvariantCulture)}]"));
        }

        return list;
    }

    private void Mismatch(string path, string expected, JsonElement json) =>
        Violations.Add(new Violation(path, "type", $"{Shorten(json)} is not {expected}."));
}
