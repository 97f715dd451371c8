using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes a closed type that has exactly one of its members, with a factory for each.</summary>
public static class ExactlyOneEmitter
{
    private const string Uri = "global::System.Uri";

    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types, ObjectSpec type)
    {
        var name = types.NameOf(type);
        var members = string.Join(", ", type.Properties.Select(property => property.WireName));
        Docs.Summary(writer, Docs.Sentence(type.Description, "A nested object of the parameters.") + $" Exactly one of: {members}.");
        using (writer.Braces($"{model.Options.Accessibility} sealed partial record {name} : global::Typed.ExactlyOneObject, global::Typed.Reading.IReadableParams"))
        {
            writer.Line($"private {name}(int at, string value) : base(s_fields, at, value) {{ }}");
            writer.Line();
            writer.Line($"private {name}(global::Typed.Reading.ParamsReader reader) : base(reader, s_fields) {{ }}");
            writer.Line();
            writer.Line($"static global::Typed.ParamsObject global::Typed.Reading.IReadableParams.Read(global::Typed.Reading.ParamsReader reader) => new {name}(reader);");
            writer.Line();
            var urls = 0;
            for (var i = 0; i < type.Properties.Count; i++)
            {
                var property = type.Properties[i];
                Factory(writer, types, property, $"{name} {FactoryOf(property)}(string value) => new({Literals.Int(i)}, value);");
                if (IsUrl(property))
                {
                    urls++;
                    Factory(writer, types, property, $"{name} {FactoryOf(property)}({Uri} value) => new({Literals.Int(i)}, TextOf(value));");
                }
            }

            if (urls == 1)
            {
                var url = type.Properties.First(IsUrl);
                Factory(writer, types, url, $"implicit operator {name}({Uri} value) => {FactoryOf(url)}(value);");
            }

            RecordEmitter.Equality(writer, name);
            writer.Line();
            RecordEmitter.FieldTable(writer, types, type.Properties);
        }
    }

    public static string FactoryOf(PropertySpec property) => "From" + property.Member;

    private static bool IsUrl(PropertySpec property) => property.Constraints.Format is "uri" or "url";

    private static void Factory(SourceWriter writer, TypeExpressions types, PropertySpec property, string declaration)
    {
        Docs.Summary(writer, PropertyDocs.Text(types, property));
        writer.Line($"/// <param name=\"value\">The value of {Docs.Escape(property.WireName)}.</param>");
        writer.Line("public static " + declaration);
        writer.Line();
    }
}
