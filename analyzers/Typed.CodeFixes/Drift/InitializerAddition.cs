using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Typed.CodeFixes.LayoutTrivia;

namespace Typed.CodeFixes.Drift;

/// <summary>Adds a property to the end of an initializer, in the style of the others.</summary>
internal static class InitializerAddition
{
    private static readonly SyntaxTriviaList s_space = SyntaxFactory.TriviaList(SyntaxFactory.Space);

    public static BaseObjectCreationExpressionSyntax Add(BaseObjectCreationExpressionSyntax creation, Setting setting)
    {
        var assignment = ParsedCode.Assignment(setting.Property, setting.Expression);
        return creation.Initializer switch
        {
            null => creation.WithoutTrailingTrivia().WithInitializer(New(assignment)).WithTrailingTrivia(creation.GetTrailingTrivia()),
            { Expressions.Count: 0 } empty => creation.WithInitializer(Only(empty, assignment)),
            var initializer => creation.WithInitializer(initializer.WithExpressions(Appended(initializer.Expressions, assignment))),
        };
    }

    private static SeparatedSyntaxList<ExpressionSyntax> Appended(SeparatedSyntaxList<ExpressionSyntax> expressions, ExpressionSyntax added)
    {
        var nodes = expressions.ToList();
        var separators = expressions.GetSeparators().ToList();
        // The indentation of the last one that begins a line.
        var indentation = Indentation(nodes.Select(node => node.GetLeadingTrivia()).LastOrDefault(leading => leading.Count > 0));
        if (separators.Count == nodes.Count)
        {
            // If the last one has a trailing comma, so will the new one.
            var behind = separators[separators.Count - 1].TrailingTrivia;
            var isOnOwnLine = HasLineBreak(behind);
            nodes.Add(added.WithLeadingTrivia(isOnOwnLine ? indentation : behind.Count == 0 ? s_space : []));
            separators.Add(Comma(isOnOwnLine ? LineBreak(behind) : Indentation(behind)));
            return SyntaxFactory.SeparatedList(nodes, separators);
        }

        var last = nodes[nodes.Count - 1];
        var end = last.GetTrailingTrivia();
        if (HasLineBreak(end))
        {
            nodes[nodes.Count - 1] = last.WithoutTrailingTrivia();
            separators.Add(Comma(end));
            nodes.Add(added.WithLeadingTrivia(indentation).WithTrailingTrivia(LineBreak(end)));
        }
        else
        {
            nodes[nodes.Count - 1] = last.WithTrailingTrivia(Comments(end));
            separators.Add(Comma(s_space));
            nodes.Add(added.WithTrailingTrivia(Indentation(end)));
        }

        return SyntaxFactory.SeparatedList(nodes, separators);
    }

    private static SyntaxToken Comma(IEnumerable<SyntaxTrivia> behind) => SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(behind));

    // Braces without a property, which may contain comments.
    private static InitializerExpressionSyntax Only(InitializerExpressionSyntax empty, ExpressionSyntax added)
    {
        var (open, close) = (empty.OpenBraceToken, empty.CloseBraceToken);
        if (!HasLineBreak(open.TrailingTrivia))
        {
            return empty
                .WithOpenBraceToken(open.TrailingTrivia.Any(IsComment) ? open : open.WithTrailingTrivia(s_space))
                .WithExpressions([added.WithTrailingTrivia(s_space)]);
        }

        var comments = OwnLines(close.LeadingTrivia);
        var outer = Indentation(close.LeadingTrivia);
        var inner = comments.Count > 0 ? comments.TakeWhile(IsSpace) : outer.Append(SyntaxFactory.Whitespace("    "));
        return empty
            .WithExpressions([added.WithLeadingTrivia(comments.Concat(inner)).WithTrailingTrivia(LineBreak(open.TrailingTrivia))])
            .WithCloseBraceToken(close.WithLeadingTrivia(outer));
    }

    private static InitializerExpressionSyntax New(ExpressionSyntax added) => SyntaxFactory.InitializerExpression(
        SyntaxKind.ObjectInitializerExpression,
        SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(s_space).WithTrailingTrivia(s_space),
        SyntaxFactory.SingletonSeparatedList(added.WithTrailingTrivia(s_space)),
        SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
}
