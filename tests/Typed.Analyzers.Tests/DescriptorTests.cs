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
        Assert.Equal(RulesAddress.Value + id + ".md", Descriptors[id].HelpLinkUri);
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

    // The index's column is what is exported: an entry where an id has a provider, "Fix All" in it where one of them can.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Index_and_page_say_what_fixes_there_are(string id)
    {
        var providers = Instances<CodeFixProvider>(typeof(AllowedValueCodeFixProvider).Assembly)
            .Where(provider => provider.GetType().IsDefined(typeof(ExportCodeFixProviderAttribute)) && provider.FixableDiagnosticIds.Contains(id)).ToArray();
        var row = Text("docs/rules/README.md").Split('\n').Single(line => line.StartsWith($"| [{id}](", StringComparison.Ordinal));
        var column = row.Split('|')[4].Trim();

        Assert.Equal(providers.Length > 0, column.Length > 0);
        Assert.Equal(providers.Any(provider => provider.GetFixAllProvider() is not null), column.Contains("Fix All", StringComparison.Ordinal));
        Assert.Contains(providers.Length > 0 ? "code fix" : "No code fix: ", Text($"docs/rules/{id}.md"), StringComparison.Ordinal);
        Assert.Equal(providers.Length == 0, Text($"docs/rules/{id}.md").Contains("No code fix", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("default")]
    [InlineData("strict")]
    public void Preset_has_each_rule_once_with_its_severity(string preset) =>
        Assert.Equal(
            Descriptors.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(descriptor => $"dotnet_diagnostic.{descriptor.Id}.severity = {SeverityIn(preset, descriptor)}"),
            Text($"docs/rules/presets/{preset}.editorconfig").Split('\n').Where(line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)));

    [Fact]
    public void Sample_log_names_only_rules_and_severities_of_today()
    {
        var reported = System.Text.RegularExpressions.Regex.Matches(Text("docs/ci-log.md"), "(error|warning) (TYP[0-9]{4}):");
        Assert.NotEmpty(reported);
        Assert.All(reported, line => Assert.Equal(line.Groups[1].Value, Severity(Descriptors[line.Groups[2].Value])));
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

    // Strict: what costs breaks the build. The cost of a call is no mistake.
    private static string SeverityIn(string preset, DiagnosticDescriptor descriptor) => (preset, descriptor.DefaultSeverity) switch
    {
        ("none", _) => "none",
        (_, DiagnosticSeverity.Error) => "error",
        ("strict", DiagnosticSeverity.Warning) => "error",
        (_, DiagnosticSeverity.Warning) => "warning",
        ("strict", _) when descriptor.Id is not (DiagnosticIds.CostOfCall or DiagnosticIds.CostReportEntry) => "warning",
        _ => "suggestion",
    };

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
