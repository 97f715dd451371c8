using System.Collections.Concurrent;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Typed.Refresh.Templates;

/// <summary>Renders the templates in the tool. They can include each other; a user's template includes none.</summary>
internal sealed class EmbeddedTemplates : ITemplateLoader
{
    private static readonly ConcurrentDictionary<string, TextTemplate> s_parsed = new(StringComparer.Ordinal);

    /// <summary>Renders one of the tool's own documents.</summary>
    public static string Render(string name, ScriptObject globals)
    {
        var template = s_parsed.GetOrAdd(name, static name => TextTemplate.Parse(TemplateFiles.Text(name), name, TextTemplate.IsHtml(name, output: null)));
        return template.Render(globals, new TemplateLimits(), CancellationToken.None);
    }

    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
        TemplateFiles.Exists(callerSpan.FileName) && TemplateFiles.Exists(templateName) ? templateName : throw new ScriptRuntimeException(callerSpan, "A template cannot include a file. Define a function with func.");

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => TemplateFiles.Text(templatePath);

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Load(context, callerSpan, templatePath));
}
