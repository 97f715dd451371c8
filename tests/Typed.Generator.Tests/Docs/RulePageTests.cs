using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Typed.Generator.Tests.Docs;

public sealed class RulePageTests
{
    // The descriptors are internal to the generator; what a user sees of them is public.
    private static readonly IReadOnlyList<DiagnosticDescriptor> s_descriptors =
    [
        .. typeof(TypedGenerator).Assembly.GetType("Typed.Generator.Diagnostics.Descriptors", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>(),
    ];

    [Fact]
    public void Every_descriptor_has_a_page_a_link_and_a_release_entry()
    {
        Assert.Equal(16, s_descriptors.Count);
        var releases = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "AnalyzerReleases.Unshipped.md"));
        foreach (var descriptor in s_descriptors)
        {
            var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", descriptor.Id + ".md"));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}", page, StringComparison.Ordinal);
            Assert.Contains($"Severity: {descriptor.DefaultSeverity}.", page, StringComparison.Ordinal);
            Assert.EndsWith($"docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
            Assert.Contains($"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}", releases, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_descriptors_by_id_are_all_of_them()
    {
        var type = typeof(TypedGenerator).Assembly.GetType("Typed.Generator.Diagnostics.Descriptors", throwOnError: true)!;
        var all = (IEnumerable<DiagnosticDescriptor>)type.GetProperty("All")!.GetValue(null)!;

        Assert.Equal(s_descriptors.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), all.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));
    }
}
