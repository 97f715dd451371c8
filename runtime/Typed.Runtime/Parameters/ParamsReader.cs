using System.ComponentModel;
using System.Text.Json;
using Typed.Parameters;
using Typed.Specification;
using Typed.Validation;

namespace Typed.Reading;

/// <summary>Reads a record's parameters from a JSON object, field by field, and collects violations. Used by generated code.</summary>
/// <remarks>An absent field is read as null, not as its default, so that the JSON round-trips unchanged.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ParamsReader
{
    private readonly JsonElement _json;
    private readonly string _path;

    // The names of all objects that are being read, the outer ones first. This object's begin at _firstName.
    private readonly List<string> _names;
    private readonly int _firstName;
    private int _found;

    private readonly int[] _attempts;

    // Whether the JSON is the value itself, an item of a list or map, and not the object that has it.
    private readonly bool _isItem;

    // The values of the object, if they are already read; then there is no JSON.
    private readonly ScannedValues? _scanned;

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
            Values.Mismatch(path, "object", json);
        }
    }

    private ParamsReader(ScannedValues scanned)
    {
        (_scanned, _path, _names, _attempts, Violations, IsObject) = (scanned, "$", [], [], [], true);
    }

    internal bool IsObject { get; }

    internal List<Violation> Violations { get; }

    private ValueReader Values => new(Violations);

    /// <summary>Reads a string.</summary>
    /// <param name="field">The field.</param>
    public string? Text(ParamField field) => _scanned is not null ? _scanned.Text(field) : Find(field) is { } json ? Values.Text(json, field, PathOf(field)) : null;

    /// <summary>Reads an integer.</summary>
    /// <param name="field">The field.</param>
    public long? Integer(ParamField field) => _scanned is not null ? _scanned.Integer(field) : Find(field) is { } json ? Values.Integer(json, PathOf(field)) : null;

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
    public double? Number(ParamField field) => _scanned is not null ? _scanned.Number(field) : Find(field) is { } json ? Values.Number(json, PathOf(field)) : null;

    /// <summary>Reads a boolean.</summary>
    /// <param name="field">The field.</param>
    public bool? Boolean(ParamField field) => _scanned is not null ? _scanned.Boolean(field) : Find(field) is { } json ? Values.Boolean(json, PathOf(field)) : null;

    /// <summary>Reads a choice from listed values.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The number of the enum member, or null.</returns>
    public int? Choice(ParamField field) => _scanned is not null ? _scanned.Choice(field) : Find(field) is { } json ? Values.Choice(json, field, PathOf(field)) : null;

    /// <summary>Reads raw JSON.</summary>
    /// <param name="field">The field.</param>
    public JsonElement? Json(ParamField field) => Find(field, keepNull: true)?.Clone();

    /// <summary>Reads a nested object.</summary>
    /// <typeparam name="T">The object's record type.</typeparam>
    /// <param name="field">The field.</param>
    public T? Object<T>(ParamField field)
        where T : ParamsObject, IReadableParams =>
        _scanned is not null ? _scanned.Object<T>(field) : Find(field) is { } json ? Object<T>(json, PathOf(field)) : null;

    /// <summary>Creates a reader of values that are already read.</summary>
    internal static ParamsReader Over(ScannedValues values) => new(values);

    internal static ParamsReader Begin(JsonElement json) => new(json, "$", [], new int[1], new(capacity: 16));

    private string PathOf(ParamField field) => _isItem ? _path : $"{_path}.{field.Name}";

    private JsonElement? Find(ParamField field, bool keepNull = false)
    {
        if (_scanned is not null)
        {
            // The value is there in another form than the record wants.
            if (_scanned.Has(field))
            {
                _scanned.Leave();
            }

            return null;
        }

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
            Values.Mismatch(PathOf(field), ValueReader.Name(field.Kind), json);
        }

        return null;
    }

    private T? Object<T>(JsonElement json, string path)
        where T : ParamsObject, IReadableParams
    {
        var reader = new ParamsReader(json, path, Violations, _attempts, _names);
        var value = reader.IsObject ? (T)T.Read(reader) : null;
        reader.Forget();
        return value;
    }

    // The outer object may have members of the same names that no field reads.
    private void Forget() => _names.RemoveRange(_firstName, _names.Count - _firstName);
}
