using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Credits;

/// <summary>Finds the credit budget of code: <c>[CreditBudget]</c> on the member, its types or the assembly, otherwise <c>.editorconfig</c>.</summary>
internal sealed class Budgets
{
    /// <summary>The key in <c>.editorconfig</c>.</summary>
    public const string OptionName = "typed_credit_budget";

    private readonly Compilation _compilation;
    private readonly SymbolCache<INamedTypeSymbol, decimal?> _types;
    private readonly ConcurrentDictionary<SyntaxTree, decimal?> _options = new();
    private readonly INamedTypeSymbol? _attribute;

    public Budgets(Compilation compilation)
    {
        _compilation = compilation;
        _types = new(OfType);
        _attribute = compilation.GetTypeByMetadataName("Typed.Constraints.CreditBudgetAttribute");
    }

    public decimal? BudgetOf(ISymbol symbol, SyntaxTree tree, AnalyzerOptions options)
    {
        if (_attribute is null)
        {
            return null;
        }

        // A member is queried once or twice, its containing symbols once for each of their members.
        var around = symbol;
        for (; around is not null and not (INamedTypeSymbol or INamespaceSymbol); around = around.ContainingSymbol)
        {
            var stated = Read(around) ?? (around is IMethodSymbol { AssociatedSymbol: { } property } ? Read(property) : null);
            if (stated is not null)
            {
                return stated;
            }
        }

        return (around is INamedTypeSymbol type ? _types.Of(type) : Read(_compilation.Assembly))
            ?? (_options.TryGetValue(tree, out var credits) ? credits : _options.GetOrAdd(tree, OfOptions(tree, options)));
    }

    /// <summary>The budget that is declared on the symbol itself.</summary>
    public decimal? Own(ISymbol symbol) => _attribute is null ? null : Read(symbol);

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
