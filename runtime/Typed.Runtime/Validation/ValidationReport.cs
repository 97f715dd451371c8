namespace Typed;

/// <summary>The result of <c>Validate()</c>.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Violations">All violations in field order, or empty if there are none.</param>
public sealed record ValidationReport(string Model, IReadOnlyList<Violation> Violations)
{
    /// <summary>Whether the request is valid for the model: no violation is an error. Warnings are possible.</summary>
    public bool IsValid
    {
        get
        {
            for (var i = 0; i < Violations.Count; i++)
            {
                if (Violations[i].Severity == ViolationSeverity.Error)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The violations that cause the model to reject the request.</summary>
    public IEnumerable<Violation> Errors => Violations.Where(violation => violation.Severity == ViolationSeverity.Error);

    /// <summary>The violations of limits stated only in prose.</summary>
    public IEnumerable<Violation> Warnings => Violations.Where(violation => violation.Severity == ViolationSeverity.Warning);

    /// <summary>Returns one line per violation.</summary>
    public override string ToString() =>
        Violations.Count == 0 ? $"{Model}: valid" : string.Join(Environment.NewLine, Violations.Prepend<object>($"{Model}:"));
}
