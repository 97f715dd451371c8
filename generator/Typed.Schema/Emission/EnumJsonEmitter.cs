using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the converter that makes <c>JsonSerializer</c> use an enum's wire values: alone, in a list, or as a dictionary key.</summary>
/// <remarks>
/// The runtime's converter finds the values in the record's own fields by their place, which is a type, because an attribute can pass nothing
/// else. An enum whose values are in no table of the record's fields has a class with its values.
/// </remarks>
public static class EnumJsonEmitter
{
    private const string Converter = "global::System.Text.Json.Serialization.JsonConverter";
    private const string Namespace = "global::Typed.Serialization.";

    public static string Attribute(TypeExpressions types, string enumName, EnumSpec type) =>
        $"[{Converter}(typeof({(types.PlaceOf(type) is >= 0 and var place ? $"{Namespace}ParamEnumConverter<{enumName}, {types.Record}, {Place(place)}>" : ConverterOf(enumName))}))]";

    public static string OpenAttribute(string typeName) => $"[{Converter}(typeof({Namespace}OpenTextConverter<{typeName}>))]";

    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types, string enumName, EnumSpec type)
    {
        if (types.PlaceOf(type) >= 0)
        {
            return;
        }

        var converter = ConverterOf(enumName);
        writer.Line();
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        using (writer.Braces($"{model.Options.Accessibility} sealed class {converter} : {Namespace}ParamEnumConverter<{enumName}>"))
        {
            writer.Line($"public {converter}() : base({types.Tables.Of(FieldEmitter.Values(type))}) {{ }}");
        }
    }

    // At7 is 7, At<At1, At2> is 12.
    private static string Place(int place) =>
        place < 10 ? $"{Namespace}At{Literals.Int(place)}" : $"{Namespace}At<{Place(place / 10)}, {Place(place % 10)}>";

    private static string ConverterOf(string enumName) => enumName + EnumSpec.ConverterSuffix;
}
