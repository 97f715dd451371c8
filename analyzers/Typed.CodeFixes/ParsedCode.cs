using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Typed.CodeFixes;

/// <summary>The code that a fix adds. Its names are fully qualified, and are simplified with the file's usings.</summary>
/// <remarks>It is parsed, because factory-created nodes cause the formatter to lay out the user's lines around them again.</remarks>
internal static class ParsedCode
{
    public static ExpressionSyntax Expression(string code)
    {
        var parsed = SyntaxFactory.ParseExpression(code);
        return parsed.ReplaceNodes(
            parsed.DescendantNodesAndSelf().Where(node => node is MemberAccessExpressionSyntax or QualifiedNameSyntax),
            (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    public static AssignmentExpressionSyntax Assignment(string property, string value) => (AssignmentExpressionSyntax)Expression($"{property} = {value}");
}
