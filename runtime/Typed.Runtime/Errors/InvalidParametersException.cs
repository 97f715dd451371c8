namespace Typed;

/// <summary>The parameters violate the model's constraints. Nothing was generated.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="report">All findings.</param>
/// <param name="innerException">The cause.</param>
public sealed class InvalidParametersException(string provider, ValidationReport report, Exception? innerException = null)
    : TypedException(provider, MessageOf(report), innerException)
{
    /// <summary>All findings, including warnings: from validation before sending, or the provider's own messages by field.</summary>
    public ValidationReport Report { get; } = report;

    /// <summary>The violations in <see cref="Report"/>. Those reported by the provider have the keyword <c>provider</c>.</summary>
    public IReadOnlyList<Violation> Violations => Report.Violations;

    private static string MessageOf(ValidationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return $"The parameters of {report.Model} are not valid. {string.Join(" ", report.Errors)}";
    }
}
