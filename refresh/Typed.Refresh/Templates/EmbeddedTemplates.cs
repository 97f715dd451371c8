using System.Collections.Concurrent;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Typed.Refresh.Templates;

/// <summary>The templates in the tool. They can include each other; a user's template includes none.</summary>
internal sealed class EmbeddedTemplates : ITemplateLoader
{
    private const string Prefix = "templates/";
    private const string Extension = ".sbn";

    private static readonly ConcurrentDictionary<string, TextTemplate> s_parsed = new(StringComparer.Ordinal);

    /// <summary>The templates for <c>typed render</c>.</summary>
    public static IReadOnlyList<string> Shipped { get; } = ["openapi", "prices", "typescript"];

    public static string Text(string name)
    {
        using var stream = typeof(EmbeddedTemplates).Assembly.GetManifestResourceStream(Prefix + name) ?? throw new InvalidOperationException($"The template {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The text of a template for <c>typed render</c>.</summary>
    public static string ShippedText(string name) => Text(name + Extension);

    /// <summary>Renders one of the tool's own documents.</summary>
    public static string Render(string name, ScriptObject globals)
    {
        var template = s_parsed.GetOrAdd(name, static name => TextTemplate.Parse(Text(name), name, TextTemplate.IsHtml(name, output: null)));
        return template.Render(globals, new TemplateLimits(), CancellationToken.None);
    }

    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
        Exists(callerSpan.FileName) && Exists(templateName) ? templateName : throw new ScriptRuntimeException(callerSpan, "A template cannot include a file. Define a function with func.");

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Text(templatePath);

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Load(context, callerSpan, templatePath));

    private static bool Exists(string name) => typeof(EmbeddedTemplates).Assembly.GetManifestResourceInfo(Prefix + name) is not null;
}
