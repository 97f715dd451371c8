using System.Net;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Typed.Refresh.Templates;

/// <summary>Creates the environment of a rendering: strict, bounded, and without functions whose result changes from run to run.</summary>
internal static class TemplateContexts
{
    private static readonly (string Library, string[] Functions)[] s_removed =
    [
        ("date", ["now"]), ("math", ["random", "uuid"]), ("object", ["eval", "eval_template"]),
    ];

    public static TemplateContext Create(bool isHtml, TemplateLimits limits, CancellationToken cancellationToken)
    {
        var builtins = TemplateContext.GetDefaultBuiltinObject();
        foreach (var (library, functions) in s_removed)
        {
            foreach (var function in functions)
            {
                ((ScriptObject)builtins[library]!).Remove(function);
            }
        }

        TextFunctions.AddTo(builtins);
        var context = isHtml ? new HtmlContext(builtins) : new TemplateContext(builtins);
        context.StrictVariables = true;
        context.EnableRelaxedMemberAccess = false;
        context.NewLine = "\n";
        context.IndentOnEmptyLines = false;
        context.LoopLimit = limits.Loop;
        context.RecursiveLimit = limits.Depth;
        context.LimitToString = limits.Length;
        context.OnStringLimit = ScriptLimitBehavior.Throw;
        context.OutputLimit = limits.Length;
        context.OnOutputLimit = ScriptLimitBehavior.Throw;
        context.RegexTimeOut = limits.Match;
        context.CancellationToken = cancellationToken;
        context.TemplateLoader = new EmbeddedTemplates();
        return context;
    }

    // HTML is encoded here, and not in the templates: a template cannot forget it.
    private sealed class HtmlContext(ScriptObject builtins) : TemplateContext(builtins)
    {
        public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
        {
            null => this,
            Markup markup => base.Write(span, markup.Html),
            _ => base.Write(span, WebUtility.HtmlEncode(TextFunctions.Line(ObjectToString(textAsObject)))),
        };
    }
}
