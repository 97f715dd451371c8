namespace Typed;

/// <summary>The parameters break the model's constraints. Nothing was made.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="report">All that was found.</param>
/// <param name="innerException">The cause.</param>
public sealed class InvalidParametersException(string provider, ValidationReport report, Exception? innerException = null)
    : TypedException(provider, MessageOf(report), innerException)
{
    /// <summary>All that was found, warnings included: by the check before sending, or the provider's own messages by field.</summary>
    public ValidationReport Report { get; } = report;

    /// <summary>The violations of <see cref="Report"/>. Those that the provider stated have the keyword <c>provider</c>.</summary>
    public IReadOnlyList<Violation> Violations => Report.Violations;

    private static string MessageOf(ValidationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return $"The parameters of {report.Model} are not valid. {string.Join(" ", report.Errors)}";
    }
}
