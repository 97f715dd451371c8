using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Credits;

/// <summary>The credits that code may spend: by <c>[CreditBudget]</c> on the member, its types or the assembly, else by <c>.editorconfig</c>.</summary>
internal sealed class Budgets(Compilation compilation)
{
    /// <summary>The key in <c>.editorconfig</c>.</summary>
    public const string OptionName = "typed_credit_budget";

    private readonly ConcurrentDictionary<ISymbol, decimal?> _around = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _attribute = compilation.GetTypeByMetadataName("Typed.Constraints.CreditBudgetAttribute");

    public decimal? BudgetOf(ISymbol symbol, SyntaxTree tree, AnalyzerOptions options)
    {
        if (_attribute is null)
        {
            return null;
        }

        for (ISymbol? around = symbol; around is not null and not INamespaceSymbol; around = around.ContainingSymbol)
        {
            var stated = Of(around) ?? (around is IMethodSymbol { AssociatedSymbol: { } property } ? Of(property) : null);
            if (stated is not null)
            {
                return stated;
            }
        }

        return Of(compilation.Assembly) ?? (options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(OptionName, out var text)
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credits) ? credits : null);
    }

    // A method is asked once or twice, what is around it for each of its members.
    private decimal? Of(ISymbol symbol) => symbol is IMethodSymbol or IPropertySymbol ? Read(symbol) : _around.GetOrAdd(symbol, Read);

    private decimal? Read(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _attribute) && attribute.ConstructorArguments is [{ Value: double credits }])
            {
                return ExactNumber.Of(credits);
            }
        }

        return null;
    }
}
