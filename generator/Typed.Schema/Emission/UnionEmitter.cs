using Typed.Schema.Specification;

namespace Typed.Schema.Emission;

/// <summary>Writes a closed type that is one of several shapes, with an implicit conversion from each.</summary>
public static class UnionEmitter
{
    private const string Field = "global::Typed.Specification.ParamField";
    private const string Reader = "global::Typed.Reading.ParamsReader";

    public static void Emit(SourceWriter writer, NamedModel model, TypeExpressions types, UnionSpec type)
    {
        var name = types.NameOf(type);
        Docs.Summary(writer, Docs.Sentence(type.Description, $"A value of {type.Field}.") + $" One of: {string.Join(", ", type.Branches.Select(branch => branch.Name))}.");
        using (writer.Braces($"{model.Options.Accessibility} sealed partial record {name} : global::Typed.ParamUnion"))
        {
            using (writer.Braces($"private {name}({Field} branch, object value, int choice = 0) : base(branch, value, choice)"))
            {
            }

            for (var i = 0; i < type.Branches.Count; i++)
            {
                writer.Line();
                Branch(writer, types, name, type, i);
            }

            writer.Line();
            using (writer.Braces($"internal static {name}? Read({Reader} reader, {Field} field) => ReadBranch<{name}>(reader, field, new ({Field}, global::System.Func<{Reader}, {Field}, {name}?>)[]", "});"))
            {
                for (var i = 0; i < type.Branches.Count; i++)
                {
                    writer.Line($"(s_branches[{Literals.Int(i)}], static (reader, field) => {ReadExpression(types, type.Branches[i])} is {{ }} value ? new {name}(field, {Construct(types, type.Branches[i])}) : null),");
                }
            }

            writer.Line();
            writer.Line($"private static readonly {Field}[] s_branches = global::Typed.Specification.ParamTable.Fields({FieldEmitter.Table(types, type)});");
        }
    }

    private static void Branch(SourceWriter writer, TypeExpressions types, string name, UnionSpec type, int at)
    {
        var branch = type.Branches[at];
        var index = Literals.Int(at);
        var of = types.Of(branch.Type);
        var isList = branch.Type.Shape == TypeShape.List;
        Docs.Summary(writer, $"The value as {branch.Name}; null where it is of another shape.");
        writer.Line(TypeExpressions.IsValueType(branch.Type)
            ? $"public {of}? {branch.Name} => Value is {of} value ? value : null;"
            : $"public {of}? {branch.Name} => Value as {of};");
        writer.Line();
        Docs.Summary(writer, $"Makes a value of the shape {branch.Name}.");
        writer.Line("/// <param name=\"value\">The value.</param>");
        AttributeEmitter.Branch(writer, types, type, branch);
        var value = Construct(types, branch);
        // C# has no conversions from interfaces.
        writer.Line(isList
            ? $"public static {name} From{branch.Name}({of} value) => new(s_branches[{index}], value);"
            : $"public static implicit operator {name}({of} value) => new(s_branches[{index}], {value});");
        if (Pair(types, branch) is var (first, second))
        {
            writer.Line();
            Docs.Summary(writer, $"Makes a value from {first} and {second}.");
            writer.Line("/// <param name=\"value\">The two numbers.</param>");
            writer.Line($"public static implicit operator {name}((int {first}, int {second}) value) => new {of} {{ {first} = value.{first}, {second} = value.{second} }};");
        }
    }

    // A size is two whole numbers, so (1024, 768) is sufficient.
    private static (string First, string Second)? Pair(TypeExpressions types, UnionBranch branch)
    {
        if (branch.Type.Shape != TypeShape.Object || types.Declared(branch.Type) is not ObjectSpec { Properties.Count: 2 } type)
        {
            return null;
        }

        return type.Properties.FirstOrDefault(property => property.Member == "Width") is { Type.Shape: TypeShape.Int32 or TypeShape.Integer }
            && type.Properties.FirstOrDefault(property => property.Member == "Height") is { Type.Shape: TypeShape.Int32 or TypeShape.Integer }
            ? ("Width", "Height")
            : null;
    }

    private static string Construct(TypeExpressions types, UnionBranch branch) =>
        branch.Type.Shape == TypeShape.Enum ? $"({types.Of(branch.Type)})value, (int)value" : "value";

    private static string ReadExpression(TypeExpressions types, UnionBranch branch) => branch.Type.Shape switch
    {
        TypeShape.Enum => "reader.Choice(field)",
        TypeShape.Object => $"reader.Object<{types.Of(branch.Type)}>(field)",
        TypeShape.List => $"reader.{ItemExpressions.ReadPlainList(types, branch.Type.Item!, "field")}",
        var shape => $"reader.{shape}(field)",
    };
}
