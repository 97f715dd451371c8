using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests;

/// <summary>Ids, descriptors and pages say the same. <see cref="Rules.RuleFilesTests"/> checks the files that follow from the descriptors.</summary>
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
    public void Descriptor_has_a_help_link_and_punctuation(string id)
    {
        Assert.Equal(RulesAddress.Value + id + ".md", Descriptors[id].HelpLinkUri);
        Assert.EndsWith(".", Descriptors[id].Description.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.All([Descriptors[id].Title, Descriptors[id].MessageFormat], text => Assert.DoesNotMatch(@"[.\s]$|^\s", text.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_says_whether_there_is_a_code_fix(string id)
    {
        var providers = Instances<CodeFixProvider>(typeof(AllowedValueCodeFixProvider).Assembly)
            .Where(provider => provider.GetType().IsDefined(typeof(ExportCodeFixProviderAttribute)) && provider.FixableDiagnosticIds.Contains(id)).ToArray();
        Assert.Contains(providers.Length > 0 ? "code fix" : "No code fix: ", Text($"docs/rules/{id}.md"), StringComparison.Ordinal);
        Assert.Equal(providers.Length == 0, Text($"docs/rules/{id}.md").Contains("No code fix", StringComparison.Ordinal));
    }

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
