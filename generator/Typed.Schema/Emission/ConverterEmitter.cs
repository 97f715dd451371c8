using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes the JSON converters of a provider with many models.</summary>
/// <remarks>
/// An attribute stores the name of its converter as text, and the name of the assembly with it if that is another one: 80 bytes for each record and enum. A class in the
/// same assembly needs no such name.
/// </remarks>
public static class ConverterEmitter
{
    /// <summary>The namespace of the runtime's converters, with the dot.</summary>
    public const string Namespace = "global::Typed.Serialization.";

    public static void Emit(SourceWriter writer, EmitOptions options)
    {
        Class(writer, options, "ModelParamsConverter", "T", "where T : global::Typed.ModelParams, global::Typed.IModelParams<T>");
        Class(
            writer, options, "ParamEnumConverter", "T, TRecord",
            "where T : unmanaged, global::System.Enum where TRecord : global::Typed.ModelParams, global::Typed.IModelParams<TRecord>");
    }

    private static void Class(SourceWriter writer, EmitOptions options, string name, string parameters, string constraints)
    {
        writer.Line();
        Docs.Summary(writer, "Called by JsonSerializer.");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line($"{options.Accessibility} sealed class {name}<{parameters}> : {Namespace}{name}<{parameters}> {constraints};");
    }
}
