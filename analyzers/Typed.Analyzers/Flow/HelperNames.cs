using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Flow;

/// <summary>
/// Says by syntax alone, and so by names, whether a parameter of a method may flow straight into a request. It says yes too often, never
/// no wrongly: what it spares is the binding of nearly all bodies.
/// </summary>
internal sealed class HelperNames(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, Leads> _leads = new(StringComparer.Ordinal);
    private HashSet<string>? _declared;

    public bool MayTake(IMethodSymbol method, HelperSyntax syntax, CancellationToken cancellationToken)
    {
        var open = LeadsOf(method, syntax, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 1; step < ParameterFlow.MaxSteps && !open.Taken && open.Names.Count > 0; step++)
        {
            var next = new Leads();
            foreach (var name in open.Names.Where(seen.Add))
            {
                next.Add(_leads.GetOrAdd(name, key => LeadsOf(key, cancellationToken)));
            }

            open = next;
        }

        return open.Taken;
    }

    // All that has this name; names of other assemblies lead nowhere.
    private Leads LeadsOf(string name, CancellationToken cancellationToken)
    {
        var leads = new Leads();
        if (Declared(cancellationToken).Contains(name))
        {
            foreach (var symbol in compilation.GetSymbolsWithName(name, SymbolFilter.TypeAndMember, cancellationToken))
            {
                var methods = symbol is INamedTypeSymbol type ? type.InstanceConstructors : symbol is IMethodSymbol one ? ImmutableArray.Create(one) : ImmutableArray<IMethodSymbol>.Empty;
                foreach (var method in methods)
                {
                    if (!method.Parameters.IsEmpty && HelperSyntax.Of(method, cancellationToken) is { } syntax)
                    {
                        leads.Add(LeadsOf(method, syntax, cancellationToken));
                    }
                }
            }
        }

        return leads;
    }

    private static Leads LeadsOf(IMethodSymbol method, HelperSyntax syntax, CancellationToken cancellationToken)
    {
        var parameters = method.Parameters.ToDictionary(parameter => parameter.Name, _ => new Leads(), StringComparer.Ordinal);
        foreach (var (name, isLater) in Mentions(syntax.Roots, isLater: false).Concat(Mentions(syntax.Others, isLater: true)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (parameters.TryGetValue(name.Identifier.ValueText, out var leads) && NameUse.Of(name) is { Kind: not NameUse.Purpose.None } use)
            {
                if (isLater || use.Kind == NameUse.Purpose.Other)
                {
                    parameters.Remove(name.Identifier.ValueText);
                }
                else if (use.Kind == NameUse.Purpose.Taken || (use.IsLocal && IsLocal(use.Callee!, name)))
                {
                    leads.Taken = true;
                }
                else
                {
                    leads.Names.Add(use.Callee!);
                }
            }
        }

        var all = new Leads();
        foreach (var leads in parameters.Values)
        {
            all.Add(leads);
        }

        return all;
    }

    private static IEnumerable<(IdentifierNameSyntax Name, bool IsLater)> Mentions(ImmutableArray<SyntaxNode> nodes, bool isLater) =>
        nodes.SelectMany(node => node.DescendantNodes()).OfType<IdentifierNameSyntax>().Select(name => (name, isLater));

    // A local function or a lambda in a local has no entry among the declarations.
    private static bool IsLocal(string callee, SyntaxNode place)
    {
        var member = place.Ancestors().LastOrDefault(node => node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax))
            ?? place.SyntaxTree.GetRoot();
        return member.DescendantNodes().Any(node => node switch
        {
            LocalFunctionStatementSyntax local => local.Identifier.ValueText == callee,
            VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax } local => local.Identifier.ValueText == callee,
            _ => false,
        });
    }

    private HashSet<string> Declared(CancellationToken cancellationToken)
    {
        if (_declared is null)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            // The one way to all names that makes no symbols: nothing is asked for, each is noted.
            compilation.ContainsSymbolsWithName(
                name =>
                {
                    names.Add(name);
                    return false;
                },
                SymbolFilter.TypeAndMember,
                cancellationToken);
            _declared = names;
        }

        return _declared;
    }

    // Where the straight parameters of something lead to.
    private sealed class Leads
    {
        public bool Taken { get; set; }

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public void Add(Leads other)
        {
            Taken |= other.Taken;
            Names.UnionWith(other.Names);
        }
    }
}
