namespace Typed.Analyzers.Tests.Rules;

/// <summary>What the documentation says about a diagnostic.</summary>
/// <param name="Id">The id, such as <c>TYP1001</c>.</param>
/// <param name="Title">The title; null if only the rule's page has it.</param>
/// <param name="Severity">The default severity in lower case, as in .editorconfig: error, warning, info.</param>
/// <param name="Category">The category; null for a rule that the build reports.</param>
internal sealed record RuleEntry(string Id, string? Title, string Severity, string? Category)
{
    /// <summary>Whether there is a code fix.</summary>
    public bool HasFix { get; init; }

    /// <summary>Whether a code fix can be applied to all occurrences.</summary>
    public bool HasFixAll { get; init; }

    /// <summary>Whether an analyzer reports the rule. The generator and the build report those about files.</summary>
    public bool IsOfAnalyzer => Id["TYP".Length] != '0';
}
