using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Flow;

/// <summary>What one mention of a parameter's name looks like it is for.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Callee">Whose argument it is.</param>
/// <param name="IsLocal">Whether that may be a local function or a lambda.</param>
internal readonly record struct NameUse(NameUse.Purpose Kind, string? Callee = null, bool IsLocal = false)
{
    public enum Purpose
    {
        /// <summary>Something that needs more than the value.</summary>
        Other,

        /// <summary>No use at all: <c>nameof</c>, or another thing of that name.</summary>
        None,

        /// <summary>It may be taken into a request right there.</summary>
        Taken,

        /// <summary>It is handed on.</summary>
        HandedOn,
    }

    public static NameUse Of(IdentifierNameSyntax name)
    {
        if (IsLabel(name))
        {
            return new(Purpose.None);
        }

        ExpressionSyntax outer = name;
        while (outer.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
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
                // No name to go by.
                ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax => new(Purpose.Taken),
                _ => default,
            },
            _ => default,
        };
    }

    private static NameUse OfArgument(ExpressionSyntax callee) => callee switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "nameof" } => new(Purpose.None),
        SimpleNameSyntax name => new(Purpose.HandedOn, name.Identifier.ValueText, IsLocal: true),
        QualifiedNameSyntax qualified => new(Purpose.HandedOn, qualified.Right.Identifier.ValueText),
        // Durations.FromSeconds(s), TimeSpan.FromMinutes(s)
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } =>
            method.StartsWith("From", StringComparison.Ordinal) ? new(Purpose.Taken)
            // make.Invoke(7)
            : method == "Invoke" ? new(Purpose.Taken)
            : new(Purpose.HandedOn, method),
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
