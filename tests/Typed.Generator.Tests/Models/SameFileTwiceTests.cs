using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

/// <summary>A project that includes a file itself, which the package's targets include already.</summary>
public sealed class SameFileTwiceTests
{
    [Fact]
    public void A_file_that_is_included_twice_is_one_file()
    {
        InMemoryFile[] Files() =>
        [
            InMemoryFile.Model("m", """ "a": { "enum": ["b"] } """),
            InMemoryFile.Pricing(""" "m": { "rules": [{ "credits": 1 }] }, "other": { "rules": [] } """),
            InMemoryFile.Rules("""{ "model": "m", "id": "r", "kind": "excludes", "terms": ["a", "a"] }"""),
            new InMemoryFile("schemas/acme/provider.json", """{ "name": "AcmeAI", "removed": [{ "model": "x" }] }"""),
            new InMemoryFile("schemas/acme/reviewed.json", """{ "models": { "m": { "reviewed": "2026-01-01", "defaults": { "a": "b" } } } }"""),
        ];

        var run = new LivingDriver().Add(Files()).Add(Files()).Run();

        Assert.Single(run.LoadAll());
        Assert.Equal(new LivingDriver().Add(Files()).Run().Report(), run.Report().Distinct());
    }

    [Fact]
    public void Names_of_files_that_are_written_out_are_no_longer_than_a_file_system_takes()
    {
        var name = new string('漢', 3000);
        var run = new LivingDriver().Add(new InMemoryFile(
            "schemas/acme/models/q.json", $$"""{ "model": "{{name}}", "kind": "k", "input_schema": {} }""", name)).Run();

        Assert.All(run.Sources.Keys, key => Assert.True(System.Text.Encoding.UTF8.GetByteCount(key) <= 255, key));
    }
}
