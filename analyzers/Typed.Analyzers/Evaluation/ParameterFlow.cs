using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>
/// Finds the parameters of a method that flow straight into a spot: by conversions alone, never used for anything else, and on the only way
/// through the method. A guard, a branch or a loop before the spot, and nothing is certain any more.
/// </summary>
internal sealed class ParameterFlow(Compilation compilation)
{
    private static readonly ImmutableArray<ParameterUse> s_none = ImmutableArray<ParameterUse>.Empty;

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<ParameterUse>> _methods = new(SymbolEqualityComparer.Default);

    public ImmutableArray<ParameterUse> Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        // Most calls are to other assemblies.
        return definition is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, Parameters.IsEmpty: false, DeclaringSyntaxReferences.Length: 1 }
            && !definition.IsVirtual && !definition.IsOverride && !definition.IsAbstract && definition.PartialImplementationPart is null
                ? _methods.GetOrAdd(definition, key => Read(key, cancellationToken))
                : s_none;
    }

    private ImmutableArray<ParameterUse> Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var declaration = method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        SyntaxNode? body = declaration switch
        {
            MethodDeclarationSyntax ordinary => (SyntaxNode?)ordinary.Body ?? ordinary.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            _ => null,
        };
        if (body is null || !MayMakeRequest(body) || !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return s_none;
        }

#pragma warning disable RS1030 // Of another file, or of another place in this one; only for a method that may make a request, once.
        var root = compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellationToken);
#pragma warning restore RS1030
        if (root is null)
        {
            return s_none;
        }

        var references = root.Descendants().OfType<IParameterReferenceOperation>().ToLookup(reference => reference.Parameter, SymbolEqualityComparer.Default);
        var uses = ImmutableArray.CreateBuilder<ParameterUse>();
        foreach (var parameter in method.Parameters)
        {
            var spots = references[parameter].Where(reference => !IsNamed(reference)).Select(reference => SpotsOf(reference, root)).ToArray();
            if (parameter.RefKind == RefKind.None && spots.Length > 0 && spots.All(found => found.Count > 0))
            {
                uses.AddRange(spots.SelectMany(found => found).Select(spot => new ParameterUse(parameter, spot)));
            }
        }

        return uses.ToImmutable();
    }

    // A look at the syntax spares binding the body.
    private static bool MayMakeRequest(SyntaxNode body) => body.DescendantNodes().Any(node =>
        node is BaseObjectCreationExpressionSyntax or WithExpressionSyntax or CastExpressionSyntax or InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromSeconds" },
        });

    private static bool IsNamed(IOperation reference) => reference.Parent is INameOfOperation;

    // Each cast, call and assignment that takes the parameter, from the inside out.
    private static List<IOperation> SpotsOf(IParameterReferenceOperation reference, IOperation root)
    {
        var spots = new List<IOperation>();
        IOperation inner = reference;
        for (var outer = reference.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case IConversionOperation { OperatorMethod: null }:
                    spots.Add(outer);
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation { Arguments.Length: 1 } call } when call.TargetMethod.Name == "FromSeconds":
                    spots.Add(call);
                    outer = call;
                    continue;
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } assignment when assignment.Value == inner:
                    spots.Add(outer);
                    return IsOnTheOnlyWay(outer, root) ? spots : [];
            }

            break;
        }

        return spots.Count > 0 && IsOnTheOnlyWay(spots[spots.Count - 1], root) ? spots : [];
    }

    private static bool IsOnTheOnlyWay(IOperation spot, IOperation root)
    {
        for (var outer = spot.Parent; outer != root; outer = outer.Parent)
        {
            if (outer is not (IConversionOperation or IObjectOrCollectionInitializerOperation or ISimpleAssignmentOperation or IObjectCreationOperation or IWithOperation
                or IArgumentOperation or IInvocationOperation or IAwaitOperation or IReturnOperation or IExpressionStatementOperation or IVariableInitializerOperation
                or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IBlockOperation
                or IArrayCreationOperation or IArrayInitializerOperation or ITupleOperation or IParenthesizedOperation))
            {
                return false;
            }
        }

        return !root.Syntax.DescendantNodes().Any(node => node.SpanStart < spot.Syntax.SpanStart && !node.Span.Contains(spot.Syntax.Span)
            && node.Kind() is (SyntaxKind.ReturnStatement or SyntaxKind.ThrowStatement or SyntaxKind.ThrowExpression or SyntaxKind.GotoStatement
                or SyntaxKind.YieldBreakStatement or SyntaxKind.YieldReturnStatement));
    }
}
