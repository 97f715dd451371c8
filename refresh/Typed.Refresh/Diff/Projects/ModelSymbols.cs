using Microsoft.CodeAnalysis;

namespace Typed.Refresh.Diff.Projects;

/// <summary>Which model, field and value a generated symbol stands for, as its attributes say.</summary>
internal static class ModelSymbols
{
    /// <summary>The model behind a record, or behind the enum of one of its fields.</summary>
    public static (string Provider, string Model)? ModelOf(INamedTypeSymbol type) =>
        (Find(type, "ModelAttribute") ?? Find(type, "ParamEnumAttribute")) is { ConstructorArguments: [{ Value: string provider }, { Value: string model }, ..] } ? (provider, model) : null;

    /// <summary>The field and the value as JSON behind a member of an enum.</summary>
    public static (string Field, string Value)? ValueOf(IFieldSymbol member) =>
        Find(member.ContainingType, "ParamEnumAttribute") is { ConstructorArguments: [_, _, { Value: string field }] }
        && Find(member, "WireValueAttribute") is { ConstructorArguments: [{ Value: string json }] } ? (field, json) : null;

    /// <summary>The field behind a property.</summary>
    public static string? FieldOf(IPropertySymbol property) => Find(property, "ParamAttribute") is { ConstructorArguments: [{ Value: string name }] } ? name : null;

    private static AttributeData? Find(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "Constraints", ContainingNamespace.Name: "Typed" } } type && type.Name == name);
}
