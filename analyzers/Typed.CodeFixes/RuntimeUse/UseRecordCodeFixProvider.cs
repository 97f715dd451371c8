using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers;
using Typed.Analyzers.Fixes;
using Typed.CodeFixes.OneValue;

namespace Typed.CodeFixes.RuntimeUse;

/// <summary>Submits the model's record instead of raw JSON.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseRecordCodeFixProvider))]
[Shared]
public sealed class UseRecordCodeFixProvider() : RuleCodeFixProvider(DiagnosticIds.UntypedRequest)
{
    /// <summary>The equivalence key of the code action.</summary>
    public const string EquivalenceKey = "Typed.UseRecord";

    private protected override void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ArgumentSyntax>(
                argument => argument.Span == diagnostic.Location.SourceSpan) is { NameColon: null, Parent: ArgumentListSyntax list } parameters
            && list.Arguments.IndexOf(parameters) == 1 && list.Arguments[0].NameColon is null
            // A comment in the raw request has no position in the record.
            && !ListItems.HasComments(parameters)
            && FixData.Of(diagnostic).Record is { } record)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Use the model's record", _ => Task.FromResult(Apply(context.Document, root, list, record)), EquivalenceKey),
                diagnostic);
        }
    }

    private static Document Apply(Document document, SyntaxNode root, ArgumentListSyntax list, string record)
    {
        var arguments = ListItems.Without(list.Arguments, 1);
        arguments = arguments.Replace(arguments[0], SyntaxFactory.Argument(ParsedCode.Expression(record)).WithTriviaFrom(arguments[0]));
        return document.WithSyntaxRoot(root.ReplaceNode(list, list.WithArguments(arguments)));
    }
}
