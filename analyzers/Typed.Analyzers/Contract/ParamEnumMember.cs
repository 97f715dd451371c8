namespace Typed.Analyzers.Contract;

/// <summary>One allowed value: its member's name and number, and its wire value as a reader would write it.</summary>
internal sealed record ParamEnumMember(string Name, long Number, string Text);
