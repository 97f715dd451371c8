using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests;

/// <summary>Ids, descriptors, release files and documentation say the same.</summary>
public sealed class DescriptorTests
{
    private static readonly Assembly s_self = typeof(DescriptorTests).Assembly;

    public static TheoryData<string> Ids => [.. Descriptors.Keys];

    private static IReadOnlyDictionary<string, DiagnosticDescriptor> Descriptors { get; } = typeof(Analyzers.Descriptors)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
        .ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    [Fact]
    public void Every_id_has_a_descriptor_and_the_other_way_round() =>
        Assert.Equal(Constants(typeof(DiagnosticIds)), Descriptors.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_descriptor_is_reported_by_an_analyzer() =>
        Assert.Equal(
            Descriptors.Keys.Order(StringComparer.Ordinal),
            Instances<DiagnosticAnalyzer>(typeof(Analyzers.Descriptors).Assembly)
                .SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Code_fixes_are_for_known_ids() =>
        Assert.All(
            Instances<CodeFixProvider>(typeof(AllowedValueCodeFixProvider).Assembly).SelectMany(provider => provider.FixableDiagnosticIds),
            id => Assert.Contains(id, Descriptors.Keys));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Help_link_leads_to_a_page_of_the_rule(string id)
    {
        Assert.Equal(HelpLink.BaseAddress + id + ".md", Descriptors[id].HelpLinkUri);
        var page = Text($"docs/rules/{id}.md");
        Assert.StartsWith($"# {id}: {Descriptors[id].Title.ToString(System.Globalization.CultureInfo.InvariantCulture)}\n", page, StringComparison.Ordinal);
        Assert.All(["## Cause", "## Example", "## Fix", "## How to suppress"], heading => Assert.Contains($"\n{heading}\n", page, StringComparison.Ordinal));
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Index_and_release_file_have_the_rule(string id)
    {
        var descriptor = Descriptors[id];
        var title = descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"| [{id}]({id}.md) | {title} | {Severity(descriptor)} |", Text("docs/rules/README.md"), StringComparison.Ordinal);
        Assert.Contains(
            $"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} |",
            Text("AnalyzerReleases.Shipped.md") + Text("AnalyzerReleases.Unshipped.md"),
            StringComparison.Ordinal);
    }

    // TYP0xxx are the generator's.
    [Fact]
    public void No_page_is_left_over() =>
        Assert.All(
            s_self.GetManifestResourceNames().Where(name => name.StartsWith("docs/rules/TYP", StringComparison.Ordinal) && name["docs/rules/TYP".Length] != '0'),
            name => Assert.Contains(Path.GetFileNameWithoutExtension(name), Descriptors.Keys));

#pragma warning disable CA1308 // The index shows severities in lower case, as .editorconfig does.
    private static string Severity(DiagnosticDescriptor descriptor) => descriptor.DefaultSeverity.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).Select(type => (T)Activator.CreateInstance(type)!);

    private static string Text(string resource)
    {
        using var stream = s_self.GetManifestResourceStream(resource);
        Assert.True(stream is not null, $"There is no {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
