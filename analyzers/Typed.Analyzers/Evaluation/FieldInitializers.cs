using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Finds the initializers of readonly fields that never change.</summary>
internal sealed class FieldInitializers(Compilation compilation)
{
    private readonly ConcurrentDictionary<IFieldSymbol, ExpressionSyntax?> _initializers = new(SymbolEqualityComparer.Default);
    private readonly ReadonlyFields _fields = new();

    public IOperation? InitializerOf(IFieldReferenceOperation reference, CancellationToken cancellationToken) =>
        _initializers.GetOrAdd(reference.Field.OriginalDefinition, field => _fields.InitializerOf(field, cancellationToken)) is { } initializer
            ? OperationOf(initializer, reference, cancellationToken)
            : null;

    private IOperation? OperationOf(ExpressionSyntax initializer, IOperation reference, CancellationToken cancellationToken)
    {
#pragma warning disable RS1030 // A field of another file has another model. It is rare, and only for a field that reaches a checked spot.
        var model = reference.SemanticModel is { } here && here.SyntaxTree == initializer.SyntaxTree
            ? here
            : compilation.ContainsSyntaxTree(initializer.SyntaxTree) ? compilation.GetSemanticModel(initializer.SyntaxTree) : null;
#pragma warning restore RS1030
        return model?.GetOperation(initializer, cancellationToken);
    }
}
