namespace Typed.Analyzers.Contract;

/// <summary>One allowed value: its member's name and number, its wire value as JSON and as a reader would write it.</summary>
internal sealed record ParamEnumMember(string Name, long Number, string Json, string Text);
