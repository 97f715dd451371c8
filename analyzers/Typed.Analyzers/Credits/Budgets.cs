using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Credits;

/// <summary>Finds the credit budget of code: <c>[CreditBudget]</c> on the member, its types or the assembly, otherwise <c>.editorconfig</c>.</summary>
internal sealed class Budgets
{
    /// <summary>The key in <c>.editorconfig</c>.</summary>
    public const string OptionName = "typed_credit_budget";

    private static readonly ConditionalWeakTable<Compilation, Budgets> s_budgets = new();

    private readonly Compilation _compilation;
    private readonly SymbolCache<INamedTypeSymbol, decimal?> _types;
    private readonly RecentCache<SyntaxTree, decimal?> _options = new();
    private readonly RecentCache<ISymbol, decimal?> _stated = new();
    private readonly INamedTypeSymbol? _attribute;

    private Budgets(Compilation compilation)
    {
        _compilation = compilation;
        _types = new(OfType);
        _attribute = compilation.GetTypeByMetadataName("Typed.Constraints.CreditBudgetAttribute");
    }

    /// <summary>The budgets of a compilation. All analyzers share one instance.</summary>
    public static Budgets Of(Compilation compilation) => s_budgets.GetValue(compilation, static key => new(key));

    public decimal? BudgetOf(ISymbol symbol, SyntaxTree tree, AnalyzerOptions options)
    {
        if (_attribute is null)
        {
            return null;
        }

        // Two analyzers query each member with a request, one after the other.
        return (_stated.TryGet(symbol, out var stated) ? stated : _stated.Add(symbol, Stated(symbol)))
            ?? (_options.TryGet(tree, out var credits) ? credits : _options.Add(tree, OfOptions(tree, options)));
    }

    /// <summary>The budget that is declared on the symbol itself.</summary>
    public decimal? Own(ISymbol symbol) => _attribute is null ? null : Read(symbol);

    private decimal? Stated(ISymbol symbol)
    {
        var around = symbol;
        for (; around is not null and not (INamedTypeSymbol or INamespaceSymbol); around = around.ContainingSymbol)
        {
            var stated = Read(around) ?? (around is IMethodSymbol { AssociatedSymbol: { } property } ? Read(property) : null);
            if (stated is not null)
            {
                return stated;
            }
        }

        return around is INamedTypeSymbol type ? _types.Of(type) : Read(_compilation.Assembly);
    }

    private decimal? OfType(INamedTypeSymbol type)
    {
        for (var around = type; around is not null; around = around.ContainingType)
        {
            if (Read(around) is { } stated)
            {
                return stated;
            }
        }

        return Read(_compilation.Assembly);
    }

    private static decimal? OfOptions(SyntaxTree tree, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(OptionName, out var text)
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var credits) ? credits : null;

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
