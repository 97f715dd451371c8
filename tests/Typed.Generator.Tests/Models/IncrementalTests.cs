using Microsoft.CodeAnalysis;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

public sealed class IncrementalTests
{
    private const string Duration = """ "duration": { "type": "string", "enum": ["5", "10"], "default": "5" } """;

    [Fact]
    public void A_change_in_one_schema_emits_one_model_again()
    {
        var driver = new LivingDriver().Add(InMemoryFile.Model("a", Duration), InMemoryFile.Model("b", Duration), InMemoryFile.Model("c", Duration));
        driver.Run();

        var run = driver.Replace(InMemoryFile.Model("b", Duration.Replace("\"10\"", "\"12\"", StringComparison.Ordinal))).Run();

        Assert.Single(run.Reasons(TrackingNames.Models), IncrementalStepRunReason.Modified);
        Assert.Equal(2, run.Reasons(TrackingNames.Models).Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Contains("Seconds12", run.Source("BParams"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whitespace")]
    [InlineData("line ends")]
    [InlineData("key order")]
    public void A_change_without_meaning_emits_nothing_again(string change)
    {
        var file = InMemoryFile.Model("a", Duration + """, "prompt": { "type": "string", "maxLength": 9, "description": "What to show" } """, "\"prompt\"");
        var text = file.GetText(TestContext.Current.CancellationToken).ToString();
        var driver = new LivingDriver().Add(file, InMemoryFile.Pricing(""" "a": { "rules": [{ "when": { "duration": 5 }, "credits": 1 }, { "when": { "duration": 10 }, "credits": 2 }] } """));
        driver.Run();

        var edited = change switch
        {
            "whitespace" => text.Replace("{ ", "{\n\n    ", StringComparison.Ordinal),
            "line ends" => text.ReplaceLineEndings("\r\n"),
            _ => InMemoryFile.Model("a", """ "prompt": { "description": "What to show", "maxLength": 9, "type": "string" }, "duration": { "default": "5", "enum": ["5", "10"], "type": "string" } """, "\"prompt\"")
                .GetText(TestContext.Current.CancellationToken).ToString(),
        };
        Assert.NotEqual(text, edited);
        var run = driver.Replace(new InMemoryFile(file.Path, edited)).Run();

        Assert.All(run.Reasons(TrackingNames.Models), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Fact]
    public void A_price_changes_its_own_model_only_and_moved_lines_change_none()
    {
        var driver = new LivingDriver().Add(
            InMemoryFile.Model("a", Duration),
            InMemoryFile.Model("b", Duration),
            InMemoryFile.Pricing(""" "a": { "rules": [{ "credits": 1 }] }, "b": { "rules": [{ "credits": 2 }] } """));
        driver.Run();

        var moved = driver.Replace(InMemoryFile.Pricing("\n\n" + """ "a": { "rules": [{ "credits": 1 }] }, "b": { "rules": [{ "credits": 2 }] } """)).Run();
        Assert.All(moved.Reasons(TrackingNames.Models), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));

        var dearer = driver.Replace(InMemoryFile.Pricing(""" "a": { "rules": [{ "credits": 1 }] }, "b": { "rules": [{ "credits": 3 }] } """)).Run();
        Assert.Single(dearer.Reasons(TrackingNames.Models), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void One_driver_lives_through_edit_break_repair_rename_and_delete()
    {
        var good = InMemoryFile.Model("a", Duration);
        var driver = new LivingDriver().Add(good, InMemoryFile.Model("b", Duration));
        var first = driver.Run();

        var broken = driver.Replace(new InMemoryFile(good.Path, "{ \"model\": \"a\", ")).Run();
        Assert.Equal(["TYP0001 a.json(1,17) This file is not valid JSON: the file ends inside an object"], broken.Report());
        Assert.DoesNotContain("Acme.AParams.g.cs", broken.Sources.Keys);
        Assert.Contains("Acme.BParams.g.cs", broken.Sources.Keys);

        var repaired = driver.Replace(InMemoryFile.Model("a", Duration)).Run();
        Assert.Equal(first.Sources, repaired.Sources);

        var renamed = driver.Remove(good.Path).Add(InMemoryFile.Model("a2", Duration)).Run();
        Assert.Contains("Acme.A2Params.g.cs", renamed.Sources.Keys);
        Assert.DoesNotContain("Acme.AParams.g.cs", renamed.Sources.Keys);
        Assert.Empty(renamed.Report());

        var deleted = driver.Remove("schemas/acme/models/b.json").Run();
        Assert.DoesNotContain("Acme.BParams.g.cs", deleted.Sources.Keys);
        deleted.Compile();
    }

    [Fact]
    public void Only_values_pass_between_the_steps()
    {
        var run = new LivingDriver().Add(RepositorySchemas.All()).Run();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var visited = 0;

        foreach (var value in run.Values())
        {
            Walk(value);
        }

        Assert.True(visited > 1000, $"Only {visited} objects were looked at.");

        void Walk(object? value)
        {
            if (value is null or string or decimal || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            {
                return;
            }

            visited++;
            Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or AdditionalText or Delegate, value.GetType().FullName);
            for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.DeclaredOnly))
                {
                    Walk(field.GetValue(value));
                }
            }

            if (value is Array array)
            {
                foreach (var item in array)
                {
                    Walk(item);
                }
            }
        }
    }
}
