using System.Reflection;
using Microsoft.CodeAnalysis;
using Typed.Analyzers;
using Typed.DocsTests.Markdown;
using Typed.Generator;

namespace Typed.DocsTests;

/// <summary>Every diagnostic has a page, and every page a diagnostic.</summary>
public sealed class RuleTests
{
    // These are reported by the package's build targets, where there is no compiler that could.
    private static readonly IReadOnlyList<string> s_ids =
    [
        .. IdsOf(typeof(DiagnosticIds).Assembly, "Typed.Analyzers.Descriptors").Concat(IdsOf(typeof(TypedGenerator).Assembly, "Typed.Generator.Diagnostics.ProblemDescriptors"))
            .Concat(["TYP0014", "TYP0018", "TYP0019"]).Distinct().Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Pages_are_those_of_the_rules() =>
        Assert.Equal(s_ids, Directory.EnumerateFiles(Repository.PathOf("docs/rules"), "TYP*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Fact]
    public void The_index_links_every_page() =>
        Assert.Equal(s_ids, Links.In(Repository.Read("docs/rules/README.md")).Where(link => link.StartsWith("TYP", StringComparison.Ordinal)).Select(link => Path.GetFileNameWithoutExtension(link)!).Distinct().Order(StringComparer.Ordinal));

    // The analyzers have a field for each descriptor; the generator has one list of them.
    private static IEnumerable<string> IdsOf(Assembly assembly, string type)
    {
        var descriptors = assembly.GetType(type, throwOnError: true)!;
        var fields = descriptors.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>();
        var lists = descriptors.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<IEnumerable<DiagnosticDescriptor>>();
        return fields.Concat(lists.SelectMany(list => list)).Select(descriptor => descriptor.Id);
    }
}
