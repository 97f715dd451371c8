using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Recognizes message handlers that read the body of a request, and so make a copy that can be sent again.</summary>
internal static class BodyReads
{
    private const string Guard = "SubmissionGuard";
    private const string Request = "HttpRequestMessage";
    private const string AddHandler = "AddHttpMessageHandler";

    private static readonly ImmutableHashSet<string> s_reads = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "LoadIntoBufferAsync", "ReadAsStringAsync", "ReadAsByteArrayAsync", "ReadAsStreamAsync", "ReadAsStream", "CopyToAsync", "CopyTo", "ReadFromJsonAsync");

    /// <summary>The name of what reads bodies, if a call on a client's builder adds such a thing; null for any other call.</summary>
    public static string? AddedBy(IInvocationOperation call, CancellationToken cancellationToken) => call.TargetMethod.Name switch
    {
        AddHandler when HandlerOf(call) is { } handler && ReadsBody(handler, cancellationToken) && !IsGuarded(call) => handler.Name,
        "AddExtendedHttpClientLogging" when LogsBody(call) && !IsGuarded(call) => call.TargetMethod.Name,
        _ => null,
    };

    /// <summary>The handlers of a <c>new HttpClient(new A(new B()))</c> that read bodies; none if a guard is behind them.</summary>
    public static IEnumerable<IObjectCreationOperation> In(IOperation client, ValueEvaluator evaluator, CancellationToken cancellationToken)
    {
        var found = new List<IObjectCreationOperation>();
        for (var creation = CreationOf(client, evaluator, cancellationToken); creation is { Type: { } type }; creation = CreationOf(InnerOf(creation), evaluator, cancellationToken))
        {
            if (type.Name == Guard)
            {
                return [];
            }

            if (ReadsBody(type, cancellationToken))
            {
                found.Add(creation);
            }
        }

        return found;
    }

    private static IObjectCreationOperation? CreationOf(IOperation? operation, ValueEvaluator evaluator, CancellationToken cancellationToken)
    {
        operation = operation is null ? null : Conversions.WithoutConversions(operation);
        return operation as IObjectCreationOperation
            ?? (operation is null || evaluator.SourceOf(operation, cancellationToken) is not { } source ? null : Conversions.WithoutConversions(source) as IObjectCreationOperation);
    }

    // new A(inner), new A { InnerHandler = inner }, new HttpClient(handler)
    private static IOperation? InnerOf(IObjectCreationOperation creation) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && IsHandler(parameter.Type))?.Value
        ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "InnerHandler" })?.Value;

    private static bool IsHandler(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "HttpMessageHandler")
            {
                return true;
            }
        }

        return false;
    }

    // AddHttpMessageHandler<T>(), or AddHttpMessageHandler(() => new T()).
    private static ITypeSymbol? HandlerOf(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.FirstOrDefault()
        ?? call.Descendants().OfType<IReturnOperation>()
            .Select(returned => returned.ReturnedValue is { } value ? Conversions.WithoutConversions(value) as IObjectCreationOperation : null)
            .FirstOrDefault(created => created is not null && IsHandler(created.Type))?.Type;

    private static bool LogsBody(IInvocationOperation call) => call.Descendants().OfType<ISimpleAssignmentOperation>().Any(assignment =>
        assignment.Target is IPropertyReferenceOperation { Property.Name: "LogBody" } && assignment.Value.ConstantValue is { HasValue: true, Value: true });

    // A guard in the same chain of calls: it is the last handler, or the author knows why it is not.
    private static bool IsGuarded(IInvocationOperation call)
    {
        var chain = call.Syntax;
        while (chain.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ArgumentSyntax or ArgumentListSyntax)
        {
            chain = chain.Parent;
        }

        return chain.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == Guard);
    }

    private static bool ReadsBody(ITypeSymbol handler, CancellationToken cancellationToken) =>
        handler.GetMembers().OfType<IMethodSymbol>().Any(method =>
            method.Parameters.FirstOrDefault(parameter => parameter.Type.Name == Request) is { } request
            && method.DeclaringSyntaxReferences.Any(reference => ReadsBody(reference.GetSyntax(cancellationToken), request.Name)));

    // By syntax: the handler may be in another file, whose semantic model costs too much here. The parameter's type is known from its symbol.
    private static bool ReadsBody(SyntaxNode method, string request)
    {
        var bodies = new HashSet<string>(
            method.DescendantNodes().OfType<VariableDeclaratorSyntax>()
                .Where(variable => variable.Initializer is { } initializer && IsContent(initializer.Value, request, []))
                .Select(variable => variable.Identifier.ValueText),
            StringComparer.Ordinal);
        foreach (var pattern in method.DescendantNodes().OfType<IsPatternExpressionSyntax>().Where(pattern => IsContent(pattern.Expression, request, [])))
        {
            bodies.UnionWith(pattern.Pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Select(name => name.Identifier.ValueText));
        }

        return method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression switch
        {
            MemberAccessExpressionSyntax member => s_reads.Contains(member.Name.Identifier.ValueText) && IsContent(member.Expression, request, bodies),
            MemberBindingExpressionSyntax member => s_reads.Contains(member.Name.Identifier.ValueText)
                && call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access && IsContent(access.Expression, request, bodies),
            _ => false,
        });
    }

    private static bool IsContent(ExpressionSyntax expression, string request, HashSet<string> bodies) => expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Content", Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == request,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsContent(suppressed.Operand, request, bodies),
        ParenthesizedExpressionSyntax parenthesized => IsContent(parenthesized.Expression, request, bodies),
        IdentifierNameSyntax name => bodies.Contains(name.Identifier.ValueText),
        _ => false,
    };
}
