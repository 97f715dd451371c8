using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Build.Benchmarks;

/// <summary>The classes of a variant that was built: each reads, validates and writes as its makers intend.</summary>
internal sealed class CompiledClasses
{
    private readonly Assembly _assembly;
    private readonly Dictionary<string, Type> _records;

    public CompiledClasses(Variant variant)
    {
        var path = Directory.GetFiles(Path.Combine(variant.Folder, "bin"), "Variant.dll", SearchOption.AllDirectories)[0];
        var context = new AssemblyLoadContext(variant.Name);
        context.Resolving += (_, name) => Path.Combine(Path.GetDirectoryName(path)!, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        _assembly = context.LoadFromAssemblyPath(path);
        _records = _assembly.GetTypes().Where(type => type.BaseType?.FullName == "Typed.ModelParams").ToDictionary(
            type => (string)Member(type.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!, "Name")!, StringComparer.Ordinal);
    }

    /// <param name="index">The number of the model, in the names of the peers' classes.</param>
    /// <param name="model">Its name.</param>
    public CompiledClass Of(int index, string model) => new(_records.GetValueOrDefault(model) ?? _assembly.GetType($"Dto.Model{index}.Params", throwOnError: true)!);

    public static object? Member(object owner, string name) => owner.GetType().GetProperty(name)!.GetValue(owner);
}

/// <summary>The class of one model.</summary>
internal sealed class CompiledClass(Type type)
{
    // quicktype's own entry points, with its converters.
    private readonly MethodInfo? _fromJson = type.GetMethod("FromJson", BindingFlags.Public | BindingFlags.Static, [typeof(string)]);
    private readonly MethodInfo? _toJson = type.Assembly.GetType(type.Namespace + ".Serialize")?.GetMethod("ToJson", [type]);
    private readonly MethodInfo? _validate = type.GetMethod("Validate", Type.EmptyTypes);

    /// <summary>Whether the document is read and passes the class's own validation.</summary>
    public bool Accepts(JsonObject document)
    {
        try
        {
            return Read(document) is { } value && IsValid(value);
        }
        catch (Exception exception) when ((exception is TargetInvocationException ? exception.InnerException : exception) is not NullReferenceException)
        {
            return false;
        }
    }

    /// <summary>Whether a member is accepted and written as it was read.</summary>
    public bool KeepsValue(JsonObject document, string name) =>
        Accepts(document) && JsonNode.DeepEquals(Write(Read(document)!)[name], document[name]);

    /// <summary>Whether a new object is written with this value.</summary>
    public bool StartsWith(string name, JsonNode value)
    {
        try
        {
            return Write(Activator.CreateInstance(type)!)[name] is { } written && (JsonNode.DeepEquals(written, value) || AreEqualNumbers(written, value));
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    private static bool AreEqualNumbers(JsonNode left, JsonNode right) =>
        left.GetValueKind() == JsonValueKind.Number && right.GetValueKind() == JsonValueKind.Number && left.GetValue<JsonElement>().GetDecimal() == decimal.Parse(right.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private object? Read(JsonObject document) =>
        _fromJson is not null ? _fromJson.Invoke(null, [document.ToJsonString()]) : JsonSerializer.Deserialize(document.ToJsonString(), type);

    private JsonNode Write(object value) =>
        JsonNode.Parse(_toJson is not null ? (string)_toJson.Invoke(null, [value])! : JsonSerializer.Serialize(value, type))!;

    private bool IsValid(object value) => _validate is not null
        ? (bool)CompiledClasses.Member(_validate.Invoke(value, null)!, "IsValid")!
        : Validator.TryValidateObject(value, new ValidationContext(value), null, validateAllProperties: true);
}
