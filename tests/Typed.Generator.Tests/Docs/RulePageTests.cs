using System.Reflection;
using Microsoft.CodeAnalysis;
using Typed.Schema.Diagnostics;

namespace Typed.Generator.Tests.Docs;

public sealed class RulePageTests
{
    // The descriptors are internal to the generator; what a user sees of them is public.
    private static readonly IReadOnlyList<DiagnosticDescriptor> s_descriptors =
    [
        .. (IEnumerable<DiagnosticDescriptor>)typeof(TypedGenerator).Assembly.GetType("Typed.Generator.Diagnostics.ProblemDescriptors", throwOnError: true)!
            .GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!,
    ];

    [Fact]
    public void Every_descriptor_has_a_page_and_a_link_to_it()
    {
        Assert.Equal(20, s_descriptors.Count);
        foreach (var descriptor in s_descriptors)
        {
            var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", descriptor.Id + ".md"));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}", page, StringComparison.Ordinal);
            Assert.EndsWith($"docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_rule_of_the_engine_is_on_its_list_and_becomes_a_descriptor()
    {
        var rules = typeof(ProblemRules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ProblemRule>().ToList();

        Assert.Equal(rules, ProblemRules.All);
        Assert.Equal(rules.Select(rule => (rule.Id, rule.Severity.ToString())), s_descriptors.Select(descriptor => (descriptor.Id, descriptor.DefaultSeverity.ToString())));
    }
}
