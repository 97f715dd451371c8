namespace Typed;

/// <summary>How bad a violation is.</summary>
public enum ViolationSeverity
{
    /// <summary>The model refuses the request.</summary>
    Error = 0,

    /// <summary>A limit that is stated in prose only: the request may be refused, or silently changed.</summary>
    Warning = 1,
}

/// <summary>One constraint that a request breaks.</summary>
/// <param name="Path">The place in the parameters as a JSON path, such as <c>$.image_size.width</c>.</param>
/// <param name="Keyword">The constraint: a JSON Schema keyword such as <c>enum</c>, or the id of a rule between fields.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
public sealed record Violation(string Path, string Keyword, string Message)
{
    /// <summary>How bad it is.</summary>
    public ViolationSeverity Severity { get; init; }

    /// <summary>The allowed values as JSON, where the field lists them.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Path and message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
