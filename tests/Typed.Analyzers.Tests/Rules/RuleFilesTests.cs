namespace Typed.Analyzers.Tests.Rules;

/// <summary>The files that follow from the rules are up to date. <c>docs/rules/update</c> writes them.</summary>
public sealed class RuleFilesTests
{
    public static TheoryData<string> Ids => [.. AllRules.List.Select(rule => rule.Id)];

    [Fact]
    public void Index_pages_presets_and_release_files_follow_from_the_rules()
    {
        var expected = RuleFiles.Expected();
        var outdated = expected.Where(file => !RuleFiles.Exists(file.Path) || RuleFiles.Read(file.Path) != file.Text).ToList();
        if (Environment.GetEnvironmentVariable("TYPED_UPDATE_BASELINES") == "1")
        {
            outdated.ForEach(file => RuleFiles.Write(file.Path, file.Text));
            return;
        }

        Assert.True(outdated.Count == 0, $"Run docs/rules/update; these files do not follow from the rules: {string.Join(", ", outdated.Select(file => file.Path))}");
    }

    [Fact]
    public void Index_has_a_table_for_each_group() =>
        Assert.Equal(AllRules.List.Select(rule => rule.Id[..4]).Distinct(), RuleFiles.Groups());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_all_sections(string id)
    {
        var rule = AllRules.List.Single(rule => rule.Id == id);
        var missing = RulePage.Of(rule).MissingParts.ToList();
        Assert.True(missing.Count == 0, $"{RulePage.PathOf(id)}: write {string.Join(", ", missing)}.");
        if (rule.IsOfAnalyzer)
        {
            Assert.Contains($"dotnet_diagnostic.{id}.severity", RuleFiles.Read(RulePage.PathOf(id)), StringComparison.Ordinal);
        }
    }
}
