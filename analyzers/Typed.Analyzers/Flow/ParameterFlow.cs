using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Flow;

/// <summary>
/// Finds the parameters of a helper that flow straight into a spot: through conversions only, without any other use, and on the only path
/// through the helper, possibly through further helpers. A guard, branch or loop before the spot makes the flow uncertain.
/// </summary>
/// <param name="compilation">The project.</param>
/// <param name="evaluator">Finds the lambda that is stored in a local.</param>
/// <param name="takenBy">The enum or property that an operation takes a value for, or null if the operation is not a spot.</param>
internal sealed class ParameterFlow(Compilation compilation, ValueEvaluator evaluator, Func<IOperation, ISymbol?> takenBy)
{
    /// <summary>The maximum number of helpers that a value is followed through.</summary>
    public const int MaxSteps = 4;

    private static readonly ImmutableArray<ParameterUse> s_none = ImmutableArray<ParameterUse>.Empty;

    private readonly HelperNames _names = new(compilation);
    // The parameter uses of each helper's own code; and, including the helpers that it calls, the final uses of its parameters.
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<ParameterUse>> _own = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<ParameterUse>> _whole = new(SymbolEqualityComparer.Default);

    /// <summary>The helper that an operation calls, or null if none.</summary>
    public HelperCall? CallOf(IOperation operation, CancellationToken cancellationToken) => HelperCall.Of(operation, compilation, evaluator, cancellationToken);

    /// <summary>The uses of a helper's parameters.</summary>
    public ImmutableArray<ParameterUse> Of(IMethodSymbol method, CancellationToken cancellationToken) =>
        HelperCall.HelperOf(method, compilation) is { Parameters.IsEmpty: false } helper ? Of(new HelperCall(helper, ImmutableArray<IArgumentOperation>.Empty), cancellationToken) : s_none;

    public ImmutableArray<ParameterUse> Of(HelperCall call, CancellationToken cancellationToken)
    {
        if (_whole.TryGetValue(call.Method, out var known))
        {
            return known;
        }

        var own = Own(call, cancellationToken);
        var whole = own.IsEmpty
            ? s_none
            : own.Select(use => use.Parameter.Ordinal).Distinct().SelectMany(ordinal => Followed(call, ordinal, 1, cancellationToken)).ToImmutableArray();
        return _whole.GetOrAdd(call.Method, whole);
    }

    // A recursive helper reaches the last step without a spot, as does a chain that is too long.
    private ImmutableArray<ParameterUse> Followed(HelperCall call, int ordinal, int step, CancellationToken cancellationToken)
    {
        var followed = ImmutableArray.CreateBuilder<ParameterUse>();
        foreach (var use in Own(call, cancellationToken).Where(use => use.Parameter.Ordinal == ordinal))
        {
            if (use.Spot is not IArgumentOperation { Parameter: { } parameter, Parent: { } next })
            {
                followed.Add(use);
            }
            else if (step < MaxSteps && CallOf(next, cancellationToken) is { } further
                && Followed(further, parameter.Ordinal, step + 1, cancellationToken) is { IsEmpty: false } uses)
            {
                followed.AddRange(uses.Select(last => use with { Next = last }));
            }
            else
            {
                // Used for something else.
                return s_none;
            }
        }

        // Two spots of the same kind would be reported twice.
        return followed.Count < 2
            ? followed.ToImmutable()
            : followed.GroupBy(use => takenBy(use.LastSpot), SymbolEqualityComparer.Default).Select(same => same.First()).ToImmutableArray();
    }

    private ImmutableArray<ParameterUse> Own(HelperCall call, CancellationToken cancellationToken) =>
        _own.TryGetValue(call.Method, out var known) ? known : _own.GetOrAdd(call.Method, Read(call, cancellationToken));

    private ImmutableArray<ParameterUse> Read(HelperCall call, CancellationToken cancellationToken)
    {
        if (!_names.MayTake(call.Method, cancellationToken) || HelperSyntax.Of(call.Method, cancellationToken) is not { } syntax)
        {
            return s_none;
        }

        var roots = call.Lambda is null ? RootsOf(syntax, cancellationToken) : ImmutableArray.Create<IOperation>(call.Lambda);
        var trace = new ParameterTrace(roots, operation => takenBy(operation) is not null);
        var mentions = roots.SelectMany(root => root.Descendants().OfType<IParameterReferenceOperation>().Where(reference => reference.Parent is not INameOfOperation)
            .Select(reference => (Reference: reference, Root: root)))
            .ToLookup(mention => mention.Reference.Parameter, SymbolEqualityComparer.Default);
        var uses = ImmutableArray.CreateBuilder<ParameterUse>();
        foreach (var parameter in call.Method.Parameters)
        {
            var spots = mentions[parameter].Select(mention => trace.SpotsOf(mention.Reference, mention.Root)).ToArray();
            if (parameter.RefKind == RefKind.None && spots.Length > 0 && spots.All(found => found.Count > 0) && !IsUsedLater(parameter, syntax))
            {
                uses.AddRange(spots.SelectMany(found => found).Select(spot => new ParameterUse(parameter, spot)));
            }
        }

        return uses.ToImmutable();
    }

    // Compares names only, so it may return false positives.
    private static bool IsUsedLater(IParameterSymbol parameter, HelperSyntax syntax) => syntax.Others.SelectMany(code => code.DescendantNodes())
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name && NameUse.Of(name).Kind != NameUse.Purpose.None);

    private ImmutableArray<IOperation> RootsOf(HelperSyntax syntax, CancellationToken cancellationToken) => syntax.Roots
#pragma warning disable RS1030 // Of another file, or of another place in this one; only for a helper that may make a request, once.
        .Select(root => compilation.GetSemanticModel(root.SyntaxTree).GetOperation(root, cancellationToken))
#pragma warning restore RS1030
        .OfType<IOperation>()
        .ToImmutableArray();
}
