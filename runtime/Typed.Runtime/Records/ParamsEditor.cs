using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Typed.Specification;

namespace Typed;

/// <summary>An editable request, for forms: its fields are set one by one as text, checked one by one, and become the record in the end.</summary>
/// <remarks>
/// A record cannot be bound to a form, because its properties are set once and its required ones from the start. The editor works over the model's table of fields, so it needs no code
/// of its own per model. It starts with the documented defaults. Not thread-safe.
/// </remarks>
/// <typeparam name="T">The record type.</typeparam>
/// <example><code>
/// var editor = new ParamsEditor&lt;KlingV16ProImageToVideoParams&gt;();
/// editor["prompt"].Text = "A man walking through snow";
/// editor["duration"].Text = "10";
/// if (editor.TryBuild(out var request)) { … }
/// </code></example>
public sealed class ParamsEditor<T>
    where T : ModelParams, IModelParams<T>
{
    private readonly Dictionary<string, EditedField> _byName;

    /// <summary>Creates an editor with the documented defaults.</summary>
    public ParamsEditor()
    {
        Fields = [.. T.Info.Fields.Select(field => new EditedField(field))];
        _byName = Fields.ToDictionary(field => field.Field.Name, StringComparer.Ordinal);
        Check();
    }

    /// <summary>Creates an editor with the values of a request. Extra parameters are not edited.</summary>
    /// <param name="value">The request.</param>
    public ParamsEditor(T value)
        : this()
    {
        ArgumentNullException.ThrowIfNull(value);
        using var json = JsonDocument.Parse(value.ToJson());
        foreach (var field in Fields)
        {
            field.Text = json.RootElement.TryGetProperty(field.Field.Name, out var member) ? EditedField.TextOf(member) : null;
        }

        Check();
    }

    /// <summary>The fields in the order of the model, required ones first.</summary>
    public IReadOnlyList<EditedField> Fields { get; }

    /// <summary>Gets a field by its name on the wire, such as <c>aspect_ratio</c>.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">The model has no such field.</exception>
    public EditedField this[string name] =>
        _byName.TryGetValue(name, out var field) ? field : throw new KeyNotFoundException($"{T.Info.Name} has no field '{name}'. It has: {string.Join(", ", _byName.Keys)}.");

    /// <summary>Checks all fields, and gives each its <see cref="EditedField.Messages"/>.</summary>
    /// <returns>The record, if the fields fit it, and all violations.</returns>
    public ParseResult Check()
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var field in Fields.Where(field => field.IsSet))
            {
                writer.WritePropertyName(field.Field.Name);
                field.WriteValue(writer);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(json.WrittenMemory);
        var result = T.Info.Parse(document.RootElement);
        foreach (var field in Fields)
        {
            field.Messages = [.. result.Report.Violations.Where(violation => IsAbout(violation, field.Field.Name)).Select(violation => violation.Message)];
        }

        return result;
    }

    /// <summary>Checks all fields and creates the record, if the model accepts it.</summary>
    /// <param name="request">The record, or null if there are violations.</param>
    public bool TryBuild([NotNullWhen(true)] out T? request)
    {
        var result = Check();
        request = result.IsValid ? (T)result.Params : null;
        return request is not null;
    }

    // $.name, $.name.member or $.name[0].
    private static bool IsAbout(Violation violation, string name) =>
        violation.Path.StartsWith("$." + name, StringComparison.Ordinal)
        && (violation.Path.Length == name.Length + 2 || violation.Path[name.Length + 2] is '.' or '[');
}
