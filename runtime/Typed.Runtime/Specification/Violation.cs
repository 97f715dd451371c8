namespace Typed;

/// <summary>The severity of a violation.</summary>
public enum ViolationSeverity
{
    /// <summary>The model rejects the request.</summary>
    Error = 0,

    /// <summary>A limit stated only in prose: the request may be rejected or silently changed.</summary>
    Warning = 1,
}

/// <summary>One constraint that a request violates.</summary>
/// <param name="Path">The location in the parameters as a JSON path, such as <c>$.image_size.width</c>.</param>
/// <param name="Keyword">The constraint: a JSON Schema keyword such as <c>enum</c>, or the id of a cross-field rule.</param>
/// <param name="Message">The problem, with the value and what is allowed.</param>
public sealed record Violation(string Path, string Keyword, string Message)
{
    /// <summary>The severity.</summary>
    public ViolationSeverity Severity { get; init; }

    /// <summary>The allowed values as JSON, if the field lists them.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Returns the path and the message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
