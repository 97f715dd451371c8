namespace Typed.Refresh.Templates;

/// <summary>The template files in the tool. This type does not load the template engine: each command line reads their names for its help.</summary>
internal static class TemplateFiles
{
    private const string Prefix = "templates/";

    /// <summary>The templates for <c>typed render</c>.</summary>
    public static IReadOnlyList<string> Shipped { get; } = ["openapi", "prices", "typescript"];

    public static string Text(string name)
    {
        using var stream = typeof(TemplateFiles).Assembly.GetManifestResourceStream(Prefix + name) ?? throw new InvalidOperationException($"The template {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The text of a template for <c>typed render</c>.</summary>
    public static string ShippedText(string name) => Text(name + ".sbn");

    public static bool Exists(string name) => typeof(TemplateFiles).Assembly.GetManifestResourceInfo(Prefix + name) is not null;
}
