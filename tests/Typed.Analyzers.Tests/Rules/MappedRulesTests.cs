using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.CostReports;
using Typed.Analyzers.MappedCode;

namespace Typed.Analyzers.Tests.Rules;

public sealed class MappedRulesTests
{
    /// <summary>A new analyzer must be listed in <see cref="MappedCodeAnalyzer"/>. The cost report reads mapped code itself.</summary>
    [Fact]
    public void Every_rule_also_applies_to_the_code_of_pages()
    {
        var mapped = new MappedCodeAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id);
        var others = typeof(MappedCodeAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type != typeof(MappedCodeAnalyzer) && type != typeof(CostReportAnalyzer))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .Select(descriptor => descriptor.Id);
        Assert.Equal(others.Distinct().Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }
}
