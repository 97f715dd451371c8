namespace Typed.Refresh.Templates;

/// <summary>An error in a template, with its location: <c>file(line,column): message</c>.</summary>
internal sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
