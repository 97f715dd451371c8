using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Typed.Refresh.Templates;

/// <summary>A parsed template. The same template and data result in the same text on each machine and day.</summary>
internal sealed class TextTemplate
{
    private readonly Template _template;
    private readonly bool _isHtml;

    private TextTemplate(Template template, bool isHtml)
    {
        _template = template;
        _isHtml = isHtml;
    }

    /// <summary>Parses a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="isHtml">Whether it writes HTML, so that each value is encoded.</param>
    /// <exception cref="TemplateException">The template has a syntax error.</exception>
    public static TextTemplate Parse(string text, string file, bool isHtml)
    {
        var template = Template.Parse(text.ReplaceLineEndings("\n"), file);
        var error = template.Messages.FirstOrDefault(message => message.Type == ParserMessageType.Error);
        return error is null ? new TextTemplate(template, isHtml) : throw new TemplateException(Located(error.Span, error.Message));
    }

    /// <summary>Whether a template writes HTML: its own name or the name of the output shows it (<c>page.html.sbn</c>, <c>page.html</c>).</summary>
    public static bool IsHtml(string template, string? output) =>
        template.EndsWith(".html.sbn", StringComparison.OrdinalIgnoreCase) || output?.EndsWith(".html", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Renders the template.</summary>
    /// <param name="globals">The template's variables.</param>
    /// <param name="limits">The limits of this rendering.</param>
    /// <param name="cancellationToken">Cancels the rendering.</param>
    /// <exception cref="TemplateException">The template uses something that does not exist, fails, or reaches a limit.</exception>
    public string Render(ScriptObject globals, TemplateLimits limits, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(limits.Time, limits.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        var context = TemplateContexts.Create(_isHtml, limits, stop.Token);
        context.PushGlobal(globals);
        try
        {
            return _template.Render(context);
        }
        catch (ScriptRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ScriptRuntimeException problem) when (end.IsCancellationRequested)
        {
            throw new TemplateException(Located(problem.Span, FormattableString.Invariant($"The template did not end within {limits.Time.TotalSeconds} seconds.")), problem);
        }
        catch (ScriptRuntimeException problem)
        {
            throw new TemplateException(Located(problem.Span, problem.OriginalMessage), problem);
        }
    }

    private static string Located(SourceSpan span, string message) =>
        FormattableString.Invariant($"{span.FileName}({span.Start.Line + 1},{span.Start.Column + 1}): {TextFunctions.Line(message)}");
}
