using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Flow;

/// <summary>The location of a helper's code.</summary>
/// <param name="Roots">The code that each call runs.</param>
/// <param name="Others">The code that may use a parameter of a primary constructor later.</param>
internal sealed record HelperSyntax(ImmutableArray<SyntaxNode> Roots, ImmutableArray<SyntaxNode> Others)
{
    public static HelperSyntax? Of(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences is not [var declaration] ? null : declaration.GetSyntax(cancellationToken) switch
        {
            TypeDeclarationSyntax => OfPrimaryConstructor(method.ContainingType, cancellationToken),
            MethodDeclarationSyntax or LocalFunctionStatementSyntax or ConstructorDeclarationSyntax or AnonymousFunctionExpressionSyntax =>
                new(ImmutableArray.Create(declaration.GetSyntax(cancellationToken)), ImmutableArray<SyntaxNode>.Empty),
            _ => null,
        };

    private static HelperSyntax OfPrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var roots = ImmutableArray.CreateBuilder<SyntaxNode>();
        var others = ImmutableArray.CreateBuilder<SyntaxNode>();
        foreach (var part in type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>())
        {
            roots.AddRange(part.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? Enumerable.Empty<SyntaxNode>());
            foreach (var member in part.Members)
            {
                var initializers = InitializersOf(member);
                roots.AddRange(initializers.AsEnumerable());
                // In a record's members the name refers to the property.
                if (part is not RecordDeclarationSyntax)
                {
                    others.AddRange(LaterCodeOf(member, initializers));
                }
            }
        }

        return new(roots.ToImmutable(), others.ToImmutable());
    }

    private static IEnumerable<SyntaxNode> LaterCodeOf(MemberDeclarationSyntax member, SyntaxNode[] initializers) => member switch
    {
        _ when initializers.Length == 0 => [member],
        PropertyDeclarationSyntax { AccessorList: { } accessors } => [accessors],
        _ => [],
    };

    private static SyntaxNode[] InitializersOf(MemberDeclarationSyntax member) => member switch
    {
        _ when member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword) => [],
        FieldDeclarationSyntax field => [.. field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>()],
        PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer],
        _ => [],
    };
}
