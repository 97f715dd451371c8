using NJsonSchema;
using Typed.Refresh.Files;

namespace Typed.RefreshTests.Importing;

/// <summary>An independent reader, which follows references itself, finds in the documents what it finds in the imported schemas.</summary>
public sealed class BundleTests
{
    [Theory]
    [InlineData("portrait", "portrait.schema.json")]
    [InlineData("mural", "mural.json")]
    public async Task References_across_files_lead_to_the_same_properties(string model, string file)
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("fresco"), "fresco");
        var imported = await JsonSchema.FromJsonAsync(fixture.Model("fresco", model)["input_schema"]!.ToJsonString().Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        // It would load an $id from the network, and knows neither $defs nor $anchor: the copy that it reads has none.
        var folder = Path.Combine(fixture.Folder.Root, "fresco");
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var root = StrictJson.Parse(File.ReadAllText(path))!.AsObject();
            root.Remove("$id");
            await File.WriteAllTextAsync(path, root.ToJsonString().Replace("https://schemas.fresco.example/", "", StringComparison.Ordinal).Replace("\"#warm\"", "\"#/$defs/colours\"", StringComparison.Ordinal).Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        var original = await JsonSchema.FromFileAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken);
        var expected = Shape(original, 0).ToList();
        Assert.True(expected.Count >= 4, string.Join(", ", expected));
        Assert.Equal(expected, Shape(imported, 0));
    }

    // Nested twice at most: a panel may contain a panel.
    private static IEnumerable<string> Shape(JsonSchema schema, int depth) => schema.ActualSchema.ActualProperties.OrderBy(property => property.Key, StringComparer.Ordinal).SelectMany(property =>
    {
        var actual = property.Value.ActualTypeSchema;
        var item = actual.Item?.ActualSchema ?? actual;
        return (depth < 2 ? Shape(item, depth + 1) : []).Select(inner => $"{property.Key}.{inner}")
            .Prepend($"{property.Key} {actual.Type} {item.Type} {item.Format} [{string.Join(",", item.Enumeration)}] {item.Pattern} {actual.MinItems} {item.Maximum}");
    });
}
