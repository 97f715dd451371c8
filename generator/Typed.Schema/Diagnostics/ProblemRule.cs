namespace Typed.Schema.Diagnostics;

/// <summary>How grave a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>Something that cannot be said in C#; nothing is wrong.</summary>
    Info,

    /// <summary>Something is left out or decided by rule.</summary>
    Warning,

    /// <summary>A file or model is not used.</summary>
    Error,
}

/// <summary>A kind of problem with a schema, price or rule file.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Title">What is wrong, in general.</param>
/// <param name="Message">What is wrong in one case, with places for the arguments.</param>
public sealed record ProblemRule(string Id, ProblemSeverity Severity, string Title, string Message);
