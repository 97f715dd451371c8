using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes an enum with its wire values and, for a duration, the conversion from seconds at run time.</summary>
public static class EnumEmitter
{
    private const string OpenText = "global::Typed.Serialization.IOpenText";

    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types, EnumSpec type)
    {
        var name = types.NameOf(type);
        if (type.IsOpen)
        {
            Open(writer, model, name, type);
            return;
        }

        Docs.Summary(writer, $"{Docs.Sentence(type.Description, "")} The values that {model.Spec.Model} takes for {type.Field}.".TrimStart());
        writer.Line(AttributeEmitter.Enum(model.Spec, types, type));
        writer.Line(EnumJsonEmitter.Attribute(types, name, type));
        using (writer.Braces($"{model.Options.Accessibility} enum {name}"))
        {
            foreach (var value in type.Values)
            {
                Docs.Summary(writer, $"{PriceDocs.Words(type, value)}{(PriceDocs.Of(model, type, value) is { } price ? $". {price}" : "")}");
                writer.Line($"{value.Member} = {Literals.Int(value.Number)},");
            }
        }

        EnumJsonEmitter.Emit(writer, model, types, name, type);
        if (type.Role == FieldRole.Duration)
        {
            writer.Line();
            FromSeconds(writer, model, types, name, type);
        }
    }

    private static void FromSeconds(SourceWriter writer, NamedModel model, TypeExpressions types, string name, EnumSpec type)
    {
        var info = $"{types.Record}.Info, {Literals.Value(type.Field)}";
        Docs.Summary(writer, $"Durations of {model.Spec.Model} from seconds that are known at run time only.");
        // With extension members, the enum itself has the methods, and the class only adds a line to each list of completions.
        if (model.Options.HasCSharp14)
        {
            writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        }

        using (writer.Braces($"{model.Options.Accessibility} static class {name}{EnumSpec.SecondsSuffix}"))
        {
            // With extension members, the enum itself has FromSeconds; otherwise its class has it. Compiled, both are the same.
            if (model.Options.HasCSharp14)
            {
                Docs.Summary(writer, "From seconds.");
            }

            SourceWriter.Block? extension = model.Options.HasCSharp14 ? writer.Braces($"extension({name})") : null;
            Docs.Summary(writer, "The duration of that many seconds.");
            writer.Line("/// <param name=\"seconds\">Whole seconds.</param>");
            writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The model does not take it.</exception>");
            writer.Line($"public static {name} FromSeconds(int seconds) => global::Typed.Specification.DurationValues.FromSeconds<{name}>({info}, seconds);");
            writer.Line();
            Docs.Summary(writer, "The duration of that length.");
            writer.Line("/// <param name=\"time\">A whole number of seconds.</param>");
            writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The model does not take it.</exception>");
            writer.Line($"public static {name} FromSeconds(global::System.TimeSpan time) => global::Typed.Specification.DurationValues.FromSeconds<{name}>({info}, time.TotalSeconds);");
            writer.Line();
            Docs.Summary(writer, "Whether the model takes a duration of that many seconds.");
            writer.Line("/// <param name=\"seconds\">Whole seconds.</param>");
            writer.Line("/// <param name=\"duration\">The duration.</param>");
            writer.Line($"public static bool TryFromSeconds(int seconds, out {name} duration) => global::Typed.Specification.DurationValues.TryFromSeconds({info}, seconds, out duration);");

            extension?.Dispose();
        }
    }

    private static void Open(SourceWriter writer, NamedModel model, string name, EnumSpec type)
    {
        Docs.Summary(writer, $"{Docs.Sentence(type.Description, "")} Values that {model.Spec.Model} lists for {type.Field}; any other text is taken too.".TrimStart());
        writer.Line("/// <param name=\"Value\">The text on the wire.</param>");
        writer.Line(EnumJsonEmitter.OpenAttribute(name));
        using (writer.Braces($"{model.Options.Accessibility} readonly record struct {name}(string Value) : {OpenText}<{name}>"))
        {
            foreach (var value in type.Values)
            {
                Docs.Summary(writer, value.Json);
                writer.Line($"public static {name} {value.Member} => new({Literals.Value(value.Text)});");
                writer.Line();
            }

            Docs.Summary(writer, "Any text.");
            writer.Line("/// <param name=\"value\">The text on the wire.</param>");
            writer.Line($"public static implicit operator {name}(string value) => new(value);");
            writer.Line();
            writer.Line($"static {name} {OpenText}<{name}>.FromText(string value) => new(value);");
            writer.Line();
            writer.Line($"internal static {name}? FromNullable(string? value) => value is null ? default({name}?) : new {name}(value);");
            writer.Line();
            Docs.Summary(writer, "The text on the wire.");
            writer.Line("public override string ToString() => Value ?? \"\";");
        }
    }
}
