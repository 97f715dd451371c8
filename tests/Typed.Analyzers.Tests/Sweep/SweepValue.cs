namespace Typed.Analyzers.Tests.Sweep;

/// <summary>One value of one field: how C# writes it, what it is, and what is expected of it.</summary>
/// <param name="Code">The literal, of the type that is checked: a number to cast, a number, a text, a collection expression.</param>
/// <param name="Value">The value that the property then has.</param>
/// <param name="Id">The finding; null where there is none.</param>
internal sealed record SweepValue(string Code, object? Value, string? Id)
{
    /// <summary>Whether the schema allows it: a limit that is stated in prose only is a finding, and allowed.</summary>
    public bool IsAllowed => Id is null or DiagnosticIds.DocumentedItemCount;
}
