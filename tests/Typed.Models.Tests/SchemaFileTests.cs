using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Typed.Emulator.Schema;
using Typed.Models.Tests.Kit;

namespace Typed.Models.Tests;

/// <summary>Every file below <c>schemas/</c> is of its declared form and is what the lock says it is.</summary>
public sealed class SchemaFileTests
{
    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(SchemaFiles.Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SchemaFiles.Folder, file).Replace('\\', '/'))
            .Where(file => file.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_valid_by_the_schema_that_it_names(string path)
    {
        var file = SchemaFiles.Read(path);
        var named = file.GetProperty("$schema").GetString()!;
        var schema = Path.GetRelativePath(SchemaFiles.Folder, Path.GetFullPath(Path.Combine(SchemaFiles.Folder, Path.GetDirectoryName(path)!, named)));

        var violations = new SchemaValidator(SchemaFiles.Read(schema)).Validate(file);

        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    [Fact]
    public void The_form_is_really_checked()
    {
        var judge = new SchemaValidator(SchemaFiles.Read("model.schema.json"));
        using var wrong = JsonDocument.Parse("""{ "model": "", "kind": "Text", "input_schema": {}, "source": { "document": "d", "retrieved": "yesterday", "verbatim": true, "certainty": "sure" } }""");

        Assert.Equal(4, judge.Validate(wrong.RootElement).Count);
    }

    [Theory]
    [InlineData("creatify")]
    [InlineData("creativeai")]
    [InlineData("hoox")]
    public void The_lock_knows_every_file_as_it_is(string provider)
    {
        var locked = SchemaFiles.Read($"{provider}/lock.json").GetProperty("files");
        var actual = Directory.GetFiles(Path.Combine(SchemaFiles.Folder, provider), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(SchemaFiles.Folder, provider), file).Replace('\\', '/'))
            .Where(file => file != "lock.json")
            .ToDictionary(file => file, file => HashOf(Path.Combine(SchemaFiles.Folder, provider, file)), StringComparer.Ordinal);

        Assert.Equal(
            locked.EnumerateObject().Select(file => (file.Name, file.Value.GetProperty("sha256").GetString())).OrderBy(file => file.Name, StringComparer.Ordinal),
            actual.Select(file => (file.Key, (string?)file.Value)).OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    // Over \n line ends: a checkout that changes them changes no content.
    private static string HashOf(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(path).ReplaceLineEndings("\n"))));
}
