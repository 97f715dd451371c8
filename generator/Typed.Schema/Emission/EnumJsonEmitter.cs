using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the converter that makes <c>JsonSerializer</c> use an enum's wire values: alone, in a list, or as a dictionary key.</summary>
/// <remarks>Each enum has its own class, because a converter without reflection needs its values as code.</remarks>
public static class EnumJsonEmitter
{
    private const string Converter = "global::System.Text.Json.Serialization.JsonConverter";

    public static string Attribute(string enumName) => $"[{Converter}(typeof({ConverterOf(enumName)}))]";

    public static string OpenAttribute(string typeName) => $"[{Converter}(typeof(global::Typed.Serialization.OpenTextConverter<{typeName}>))]";

    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types, string enumName, EnumSpec type)
    {
        var converter = ConverterOf(enumName);
        writer.Line("/// <inheritdoc/>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        using (writer.Braces($"{model.Options.Accessibility} sealed class {converter} : global::Typed.Serialization.ParamEnumConverter<{enumName}>"))
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public {converter}() : base({types.Tables.Of(FieldEmitter.Values(type))}) {{ }}");
        }
    }

    private static string ConverterOf(string enumName) => enumName + EnumSpec.ConverterSuffix;
}
