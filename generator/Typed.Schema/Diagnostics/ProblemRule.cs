namespace Typed.Schema.Diagnostics;

/// <summary>The severity of a problem.</summary>
public enum ProblemSeverity
{
    /// <summary>Something cannot be expressed in C#; nothing is wrong.</summary>
    Info,

    /// <summary>Something is omitted or decided by a rule.</summary>
    Warning,

    /// <summary>A file or model is not used.</summary>
    Error,
}

/// <summary>A kind of problem with a schema, price or rule file.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Title">The general description of the problem.</param>
/// <param name="Message">The message for one case, with placeholders for the arguments.</param>
public sealed record ProblemRule(string Id, ProblemSeverity Severity, string Title, string Message);
