using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Flow;

/// <summary>The apparent purpose of one mention of a parameter's name.</summary>
/// <param name="Kind">The purpose.</param>
/// <param name="Callee">The name of the member that receives it as an argument.</param>
internal readonly record struct NameUse(NameUse.Purpose Kind, string? Callee = null)
{
    public enum Purpose
    {
        /// <summary>A use that needs more than the value.</summary>
        Other,

        /// <summary>Not a use: <c>nameof</c>, or something else with that name.</summary>
        None,

        /// <summary>It may be put into a request directly.</summary>
        Taken,

        /// <summary>It is passed on as an argument.</summary>
        HandedOn,
    }

    public static NameUse Of(IdentifierNameSyntax name)
    {
        if (IsLabel(name))
        {
            return new(Purpose.None);
        }

        ExpressionSyntax outer = name;
        while (outer.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax { Type: PredefinedTypeSyntax }
            or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            outer = (ExpressionSyntax)outer.Parent;
        }

        return outer.Parent switch
        {
            CastExpressionSyntax => new(Purpose.Taken),
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Right == outer => new(Purpose.Taken),
            // The receiver of an extension method.
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access when access.Expression == outer => new(Purpose.HandedOn, access.Name.Identifier.ValueText),
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.None, Parent.Parent: { } call } => call switch
            {
                InvocationExpressionSyntax invocation => OfArgument(invocation.Expression),
                ObjectCreationExpressionSyntax creation => OfArgument(creation.Type),
                PrimaryConstructorBaseTypeSyntax { Type: var type } => OfArgument(type),
                ConstructorInitializerSyntax { Parent.Parent: TypeDeclarationSyntax type } initializer =>
                    initializer.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) ? new(Purpose.HandedOn, type.Identifier.ValueText)
                    : type.BaseList is { Types: [{ Type: var first }, ..] } ? OfArgument(first)
                    // The base is declared in another part of the type.
                    : new(Purpose.HandedOn, ParameterDestinations.AnyConstructor),
                ImplicitObjectCreationExpressionSyntax => new(Purpose.HandedOn, ParameterDestinations.AnyConstructor),
                _ => default,
            },
            _ => default,
        };
    }

    private static NameUse OfArgument(ExpressionSyntax callee) => callee switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "nameof" } => new(Purpose.None),
        // using static
        SimpleNameSyntax { Identifier.ValueText: "FromSeconds" or "FromUrl" } => new(Purpose.Taken),
        SimpleNameSyntax name => new(Purpose.HandedOn, name.Identifier.ValueText),
        QualifiedNameSyntax qualified => new(Purpose.HandedOn, qualified.Right.Identifier.ValueText),
        AliasQualifiedNameSyntax alias => OfArgument(alias.Name),
        // Durations.FromSeconds(s), MediaInput.FromUrl(u), TimeSpan.FromMinutes(s), make.Invoke(s)
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromSeconds" or "FromUrl" } or MemberAccessExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.ValueText: nameof(TimeSpan) } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(TimeSpan) },
        } => new(Purpose.Taken),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Expression: IdentifierNameSyntax made } => OfArgument(made),
        MemberAccessExpressionSyntax access => new(Purpose.HandedOn, access.Name.Identifier.ValueText),
        _ => default,
    };

    private static bool IsLabel(IdentifierNameSyntax name) => name.Parent switch
    {
        NameColonSyntax or NameEqualsSyntax => true,
        MemberAccessExpressionSyntax access => access.Name == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        _ => false,
    };
}
