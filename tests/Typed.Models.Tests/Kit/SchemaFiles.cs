using System.Text.Json;

namespace Typed.Models.Tests.Kit;

/// <summary>The repository's schema files, read without any of the code under test.</summary>
internal static class SchemaFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "schemas");

    public static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, path)));
        return document.RootElement.Clone();
    }

    /// <summary>The raw schema of a model's input parameters.</summary>
    public static JsonElement InputSchema(string provider, string model) =>
        Read($"{provider}/models/{model.Replace("/", "__", StringComparison.Ordinal)}.json").GetProperty("input_schema");
}
