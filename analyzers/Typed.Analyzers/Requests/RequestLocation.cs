using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Requests;

/// <summary>The location of a diagnostic about a whole request: the type after <c>new</c>, or the keyword.</summary>
internal static class RequestLocation
{
    public static Location Of(IOperation creation) => creation.Syntax switch
    {
        ObjectCreationExpressionSyntax create => create.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax create => create.NewKeyword.GetLocation(),
        WithExpressionSyntax with => with.WithKeyword.GetLocation(),
        var other => other.GetLocation(),
    };
}
