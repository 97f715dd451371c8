using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Json;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Analyzers.Contract;

/// <summary>The allowed values of one field of one model, as declared by <c>[ParamEnum]</c>.</summary>
internal sealed class ParamEnum
{
    private ParamEnum(INamedTypeSymbol type, string model, string field, FieldRole role, ImmutableArray<ParamEnumMember> members)
    {
        Type = type;
        Model = model;
        Field = field;
        Role = role;
        Members = members;
    }

    public INamedTypeSymbol Type { get; }

    public string Model { get; }

    public string Field { get; }

    public FieldRole Role { get; }

    public ImmutableArray<ParamEnumMember> Members { get; }

    /// <summary>Whether a member has this number.</summary>
    public bool Defines(decimal number) => MemberOf(number) is not null;

    /// <summary>The member with this number, or null.</summary>
    public ParamEnumMember? MemberOf(decimal number)
    {
        foreach (var member in Members)
        {
            if (member.Number == number)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>Reads the attribute. Returns null if its arguments are not in the form that the generator writes.</summary>
    public static ParamEnum? TryCreate(INamedTypeSymbol type, INamedTypeSymbol paramEnum, INamedTypeSymbol? model)
    {
        if (Find(type, paramEnum) is not { ConstructorArguments: [{ Value: string field }, { Kind: TypedConstantKind.Array, Values: var wire }] } attribute)
        {
            return null;
        }

        var members = ImmutableArray.CreateBuilder<ParamEnumMember>();
        foreach (var symbol in type.GetMembers())
        {
            if (symbol is IFieldSymbol { HasConstantValue: true } member)
            {
                if (NumericConversion.ToInt64(member.ConstantValue) is not { } number)
                {
                    return null;
                }

                if (members.Count == wire.Length || wire[members.Count].Value is not string json)
                {
                    return null;
                }

                members.Add(new ParamEnumMember(member.Name, number, json, JsonString.Plain(json)));
            }
        }

        return members.Count == 0 || members.Count != wire.Length ? null : new ParamEnum(type, ModelOf(type, attribute, model), field, RoleOf(attribute), members.ToImmutable());
    }

    private static string ModelOf(INamedTypeSymbol type, AttributeData paramEnum, INamedTypeSymbol? model) =>
        paramEnum.Named("Model") as string
        ?? (EnumRecord.Of(type) is { } record && Find(record, model) is { ConstructorArguments: [_, { Value: string name }, ..] } ? name : type.Name);

    private static FieldRole RoleOf(AttributeData attribute) => attribute.Named("Role") is int role ? (FieldRole)role : FieldRole.None;

    private static AttributeData? Find(INamedTypeSymbol symbol, INamedTypeSymbol? attributeClass)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass))
            {
                return attribute;
            }
        }

        return null;
    }
}
