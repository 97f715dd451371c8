using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the converter that makes <c>JsonSerializer</c> use an enum's wire values: alone, in a list, or as a dictionary key.</summary>
/// <remarks>
/// The runtime's converter finds the values in the record's own fields by the numbers of the enum's members. An enum that these do not identify
/// has a class with its values.
/// </remarks>
public static class EnumJsonEmitter
{
    private const string Converter = "global::System.Text.Json.Serialization.JsonConverter";

    public static string Attribute(TypeExpressions types, string enumName, EnumSpec type) =>
        $"[{Converter}(typeof({(types.IsKnownByNumbers(type) ? $"{types.ConverterNamespace}ParamEnumConverter<{enumName}, {types.Record}>" : ConverterOf(enumName))}))]";

    public static string OpenAttribute(string typeName) => $"[{Converter}(typeof({ConverterEmitter.Namespace}OpenTextConverter<{typeName}>))]";

    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types, string enumName, EnumSpec type)
    {
        if (types.IsKnownByNumbers(type))
        {
            return;
        }

        var converter = ConverterOf(enumName);
        writer.Line();
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        using (writer.Braces($"{model.Options.Accessibility} sealed class {converter} : {ConverterEmitter.Namespace}ParamEnumConverter<{enumName}>"))
        {
            writer.Line($"public {converter}() : base({types.Tables.Of(FieldEmitter.Values(type))}) {{ }}");
        }
    }

    private static string ConverterOf(string enumName) => enumName + EnumSpec.ConverterSuffix;
}
