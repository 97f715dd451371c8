namespace Typed.Analyzers.Tests.Sweep;

/// <summary>One value of one field: how C# writes it, what it is, and what is expected of it.</summary>
/// <param name="Code">The expression, of the type that is checked: a number to cast, a number, a text, a collection expression.</param>
/// <param name="Value">The value that the property then has.</param>
/// <param name="Id">The finding; null where there is none.</param>
internal sealed record SweepValue(string Code, object? Value, string? Id)
{
    // Limits that the schema does not state, and what is likely a mistake: the model takes them.
    private static readonly HashSet<string> s_warnings =
    [
        DiagnosticIds.DocumentedTextLength, DiagnosticIds.EmptyRequiredText, DiagnosticIds.DocumentedItemCount, DiagnosticIds.NoUrl, DiagnosticIds.OtherMedia,
    ];

    /// <summary>Whether the expression is of the property's own type, and no constant: a way to make an input, or null.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The one item of a list that the finding is about; null where it is about the whole list.</summary>
    public string? Item { get; init; }

    /// <summary>Whether the schema allows it: a limit that is stated in prose only is a finding, and allowed.</summary>
    public bool IsAllowed => Id is null || s_warnings.Contains(Id);

    /// <summary>The expression with the finding marked.</summary>
    public string Marked => Item is null ? Mark(Code) : Code.Replace(Item, Mark(Item), StringComparison.Ordinal);

    /// <summary>An expression with this value's finding marked on it.</summary>
    public string Mark(string expression) => Id is null ? expression : $"{{|{Id}:{expression}|}}";
}
