using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Credits;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.CostReports;

/// <summary>The most expensive path through each unit, including the methods of the project that it calls.</summary>
internal sealed class WorstCases
{
    private static readonly WorstCase s_nothing = new([], IsLowerBound: false);

    private readonly Dictionary<ISymbol, Unit> _units = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> _implementations = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, WorstCase> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private readonly Submission _submission;
    private readonly TypedContract _contract;
    private readonly CancellationToken _cancellationToken;

    public WorstCases(IEnumerable<Unit> units, Submission submission, TypedContract contract, CancellationToken cancellationToken)
    {
        _submission = submission;
        _contract = contract;
        _cancellationToken = cancellationToken;
        foreach (var unit in units)
        {
            _units[unit.Symbol] = unit;
            foreach (var declared in Declarations(unit.Symbol))
            {
                if (!_implementations.TryGetValue(declared, out var bodies))
                {
                    _implementations.Add(declared, bodies = []);
                }

                bodies.Add(unit.Symbol);
            }
        }
    }

    public WorstCase Of(IMethodSymbol method)
    {
        if (_known.TryGetValue(method, out var known))
        {
            return known;
        }

        if (!_units.TryGetValue(method, out var unit))
        {
            return s_nothing;
        }

        // A recursive call: how deep it goes is unknown.
        if (!_open.Add(method))
        {
            return new([], IsLowerBound: true);
        }

        var worst = Read(unit);
        _open.Remove(method);
        return _known[method] = worst;
    }

    private WorstCase Read(Unit unit)
    {
        var prices = new Dictionary<(string Provider, string Unit), Dictionary<SyntaxNode, Spending>>();
        var isLowerBound = false;
        foreach (var call in unit.Calls())
        {
            if (SubmissionPrice.Of(call, _submission, _contract, _cancellationToken) is { } price)
            {
                isLowerBound |= price.Most is null || unit.TimesOf(call) is null;
                if (price.Currency is { } currency)
                {
                    Add(currency, call.Syntax, new Spending(price.Most ?? price.Least!.Value, 1));
                }
            }
            else
            {
                Include(CalledBy(call), call.Syntax, unit.TimesOf(call) is null);
            }
        }

        // It is unknown how often a lambda runs. An endpoint's handler has its own entry and does not run here.
        foreach (var lambda in unit.Lambdas().Where(lambda => Endpoints.RouteOf(lambda, _contract.Evaluator, _cancellationToken) is null))
        {
            Include(Of(lambda.Symbol), lambda.Syntax, isRepeated: true);
        }

        return new(prices.Select(one => (one.Key, DearestPath.Of(unit.Body, one.Value, UncertainLoops.Once))).ToArray(), isLowerBound);

        void Include(WorstCase inner, SyntaxNode syntax, bool isRepeated)
        {
            isLowerBound |= inner.IsLowerBound || (isRepeated && inner.Spending.Length > 0);
            foreach (var (currency, spending) in inner.Spending)
            {
                Add(currency, syntax, spending);
            }
        }

        void Add((string, string) currency, SyntaxNode syntax, Spending spending)
        {
            if (!prices.TryGetValue(currency, out var calls))
            {
                prices.Add(currency, calls = []);
            }

            calls[syntax] = spending;
        }
    }

    // The method itself, or the most expensive of the bodies that implement or override it.
    private WorstCase CalledBy(IInvocationOperation call)
    {
        var target = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        var bodies = _implementations.TryGetValue(target, out var others) ? others : [];
        var cases = bodies.Append(target).Select(Of).ToArray();
        return new(
            cases.SelectMany(one => one.Spending).GroupBy(one => one.Currency).Select(same => (same.Key, same.Select(one => one.Spending).OrderByDescending(one => one.Credits).First())).ToArray(),
            cases.Any(one => one.IsLowerBound));
    }

    private static IEnumerable<ISymbol> Declarations(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            yield return overridden.OriginalDefinition;
        }

        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.PropertyGet) || method.ContainingType is not { } type)
        {
            yield break;
        }

        foreach (var member in type.AllInterfaces.SelectMany(contract => contract.GetMembers().OfType<IMethodSymbol>()))
        {
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
            {
                yield return member.OriginalDefinition;
            }
        }
    }
}

/// <summary>The most expensive path, in each currency.</summary>
/// <param name="Spending">The credits and the number of submissions.</param>
/// <param name="IsLowerBound">Whether it may cost more: a loop of unknown length, an unknown price, a recursion.</param>
internal sealed record WorstCase(((string Provider, string Unit) Currency, Spending Spending)[] Spending, bool IsLowerBound);
