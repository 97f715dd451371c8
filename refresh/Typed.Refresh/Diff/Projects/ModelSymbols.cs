using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;

namespace Typed.Refresh.Diff.Projects;

/// <summary>Finds the model, field and value of a generated symbol in its attributes.</summary>
internal static class ModelSymbols
{
    /// <summary>The model of a record, or of the enum of one of its fields.</summary>
    public static (string Provider, string Model)? ModelOf(INamedTypeSymbol type) =>
        Find(EnumRecord.Of(type) ?? type, "ModelAttribute") is { ConstructorArguments: [{ Value: string provider }, { Value: string model }, ..] } ? (provider, model)
        : Find(type, "ParamEnumAttribute") is { } values && values.Named("Provider") is string own && values.Named("Model") is string name ? (own, name) : null;

    /// <summary>The field and the JSON value of an enum member.</summary>
    public static (string Field, string Value)? ValueOf(IFieldSymbol member) =>
        Find(member.ContainingType, "ParamEnumAttribute") is { ConstructorArguments: [{ Value: string field }, { Kind: TypedConstantKind.Array, Values: var wire }] }
        && PlaceOf(member) is var place && place < wire.Length && wire[place].Value is string json ? (field, json) : null;

    // The wire values are in the order of the members.
    private static int PlaceOf(IFieldSymbol member) => member.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .Where(field => field.HasConstantValue).TakeWhile(field => !SymbolEqualityComparer.Default.Equals(field, member)).Count();

    /// <summary>The field of a property.</summary>
    public static string? FieldOf(IPropertySymbol property) => Find(property, "ParamAttribute") is { ConstructorArguments: [{ Value: string name }] } ? name : null;

    private static AttributeData? Find(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "Constraints", ContainingNamespace.Name: "Typed" } } type && type.Name == name);
}
