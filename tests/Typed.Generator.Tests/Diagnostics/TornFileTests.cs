using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Diagnostics;

/// <summary>Real files, torn and bitten: the generator never throws, tells each broken file in that file, and what it emits compiles.</summary>
public sealed class TornFileTests
{
    private const int Seed = 20261121;

    public static TheoryData<string> Kinds => ["model", "pricing.json", "rules.json", "provider.json", "reviewed.json"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_ends_anywhere_is_told_in_that_file(string kind)
    {
        var text = TextOf(kind);
        // A byte less each time; of a long file, where it ends makes no difference any more.
        var torn = Enumerable.Range(0, Math.Min(text.Length - 1, 2500)).Select(length => new InMemoryFile(PathOf(kind, length), text[..length])).ToArray();

        var run = new LivingDriver().Add(torn).Add(InMemoryFile.Model("good", "")).Run();

        Assert.Equal(
            torn.Select(file => file.Path).Order(StringComparer.Ordinal),
            run.Diagnostics.Where(diagnostic => diagnostic.Id == "TYP0001").Select(diagnostic => diagnostic.Location.GetLineSpan().Path).Order(StringComparer.Ordinal));
        Assert.Contains("Acme.GoodParams.g.cs", run.Sources.Keys);
        run.Compile();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_with_wrong_characters_is_told_or_read(string kind)
    {
        var random = new Random(Seed);
        var text = TextOf(kind);
        var bitten = Enumerable.Range(0, 400).Select(index => new InMemoryFile(PathOf(kind, index), Bite(random, text), "p" + index)).ToArray();

        var run = new LivingDriver().Add(bitten).Add(InMemoryFile.Model("good", "")).Run();

        Assert.Contains("Acme.GoodParams.g.cs", run.Sources.Keys);
        if (kind == "model")
        {
            AllAreToldOrGenerated(run, bitten);
        }

        Assert.True(run.Compile().Emit(Stream.Null, cancellationToken: TestContext.Current.CancellationToken).Success);
    }

    /// <summary>Each file has a diagnostic of its own, or a model.</summary>
    internal static void AllAreToldOrGenerated(GeneratorRun run, IEnumerable<InMemoryFile> files)
    {
        var told = run.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().Path).ToHashSet(StringComparer.Ordinal);
        var sources = string.Concat(run.Sources.Values);
        var lost = files.Where(file => !told.Contains(file.Path) && !sources.Contains($"\"{file.Path}\"", StringComparison.Ordinal)).ToList();
        Assert.True(lost.Count == 0, string.Join("\n", lost.Select(file => file.Path + ": " + file.GetText(TestContext.Current.CancellationToken)).Take(3)));
    }

    private static string Bite(Random random, string text)
    {
        var characters = text.ToCharArray();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(characters.Length);
            characters[at] = random.Next(3) switch
            {
                0 => (char)(characters[at] ^ (1 << random.Next(7))),
                1 => "\"\\{}[]:,0-.eEtfn \n\0\ud800\u2028"[random.Next(21)],
                _ => characters[random.Next(characters.Length)],
            };
        }

        return new string(characters);
    }

    private static string PathOf(string kind, int index) => kind == "model" ? $"schemas/acme/models/torn{index}.json" : $"schemas/acme{index}/{kind}";

    private static string TextOf(string kind)
    {
        var files = RepositorySchemas.All().Select(file => (file.Path, Text: file.GetText(TestContext.Current.CancellationToken).ToString()));
        return kind switch
        {
            "model" => files.Where(file => file.Path.Contains("/models/", StringComparison.Ordinal)).Select(file => file.Text).OrderBy(text => text.Length).ThenBy(text => text, StringComparer.Ordinal).Skip(30).First(),
            "provider.json" => """{ "name": "AcmeAI", "removed": [{ "model": "x", "since": "2026-01-01", "replacement": "y" }, { "model": "z" }] }""",
            "reviewed.json" => """{ "models": { "good": { "reviewed": "2026-01-01", "defaults": { "a": "x" }, "prices": { "rules": [{ "when": { "a": 5 }, "credits": 1.5 }], "outputs": { "count": "n" } } } } }""",
            _ => files.First(file => file.Path.EndsWith("/" + kind, StringComparison.Ordinal)).Text,
        };
    }
}
