namespace Typed.Analyzers.Tests.Sweep;

/// <summary>One value of one field: how C# writes it, what it is, and what is expected of it.</summary>
/// <param name="Code">The literal, of the type that is checked: a number to cast, a number, a text.</param>
/// <param name="Value">The value that the property then has.</param>
/// <param name="Id">The finding; null where the value is allowed.</param>
internal sealed record SweepValue(string Code, object? Value, string? Id);
