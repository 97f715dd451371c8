using Typed.Generator.Tests.Kit;
using Typed.Schema.Generation;

namespace Typed.Generator.Tests.Models;

/// <summary>Many models share generated sources; few have one each.</summary>
public sealed class ModelGroupTests
{
    private const string Properties = """ "a": { "type": "string" } """;
    private const int Many = ModelGroups.MaxSingle + 50;

    [Theory]
    [InlineData(ModelGroups.MaxSingle, true)]
    [InlineData(ModelGroups.MaxSingle + 1, false)]
    public void Up_to_a_limit_each_model_has_a_source(int count, bool single)
    {
        var run = new LivingDriver().Add(Models(count)).Run();

        Assert.Equal(single, run.Sources.Count == count + 1);
        Assert.Equal(count, run.Sources.Values.Sum(source => Occurrences(source, "sealed partial record ")));
    }

    [Fact]
    public void Many_models_are_in_few_sources_of_one_provider_each()
    {
        var other = Enumerable.Range(0, 5).Select(index =>
            new InMemoryFile($"schemas/zeta/models/z{index}.json", $$"""{ "model": "z{{index}}", "kind": "text_to_video", "input_schema": { "type": "object", "properties": { {{Properties}} } } }""", "zeta"));
        var run = new LivingDriver().Add([.. Models(Many), .. other]).Run();

        Assert.InRange(run.Sources.Count, Many / 24, Many / 4);
        Assert.All(run.Sources.Where(source => source.Key.Contains(".From", StringComparison.Ordinal)), source =>
            Assert.Equal(1, Occurrences(source.Value, "namespace ")));
        Assert.Equal(5, run.Sources.Where(source => source.Key.StartsWith("Zeta.From", StringComparison.Ordinal)).Sum(source => Occurrences(source.Value, "sealed partial record ")));
        run.Compile();
    }

    [Fact]
    public void An_edit_writes_one_source_again_and_a_new_model_only_its_own()
    {
        var driver = new LivingDriver().Add(Models(Many));
        var first = driver.Run();

        var edited = driver.Replace(InMemoryFile.Model("model0123", """ "changed": { "type": "integer" } """)).Run();
        Assert.Contains("Changed", Assert.Single(Changed(first, edited)), StringComparison.Ordinal);

        // The part that the model enters, a part that it may begin, and the catalog.
        var added = driver.Add(InMemoryFile.Model("model0123b", Properties)).Run();
        Assert.InRange(Changed(edited, added).Count(), 2, 3);
    }

    [Fact]
    public void The_order_of_files_changes_nothing()
    {
        var forward = new LivingDriver().Add(Models(Many)).Run();
        var backward = new LivingDriver().Add([.. Models(Many).Reverse()]).Run();

        Assert.Equal(forward.Sources.OrderBy(source => source.Key, StringComparer.Ordinal), backward.Sources.OrderBy(source => source.Key, StringComparer.Ordinal));
    }

    private static InMemoryFile[] Models(int count) => [.. Enumerable.Range(0, count).Select(index => InMemoryFile.Model($"model{index:0000}", Properties))];

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static IEnumerable<string> Changed(GeneratorRun before, GeneratorRun after) =>
        after.Texts.Where(source => before.Texts.GetValueOrDefault(source.Key) != source.Value).Select(source => source.Value.ToString());
}
