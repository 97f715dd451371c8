namespace Typed;

/// <summary>All that <c>Validate()</c> found.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Violations">Every violation, in the order of the fields; empty when there is none.</param>
public sealed record ValidationReport(string Model, IReadOnlyList<Violation> Violations)
{
    /// <summary>Whether the model takes the request: no violation is an error. Warnings may be there.</summary>
    public bool IsValid => Errors.FirstOrDefault() is null;

    /// <summary>What the model refuses.</summary>
    public IEnumerable<Violation> Errors => Violations.Where(violation => violation.Severity == ViolationSeverity.Error);

    /// <summary>Limits stated in prose only.</summary>
    public IEnumerable<Violation> Warnings => Violations.Where(violation => violation.Severity == ViolationSeverity.Warning);

    /// <summary>One line per violation.</summary>
    public override string ToString() =>
        Violations.Count == 0 ? $"{Model}: valid" : string.Join(Environment.NewLine, Violations.Prepend<object>($"{Model}:"));
}
