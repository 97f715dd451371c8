namespace Typed.Schema.Diagnostics;

/// <summary>A location in a file.</summary>
/// <param name="Start">The offset of the first character.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="EndLine">The last line, from 0.</param>
/// <param name="EndColumn">The column after the last character, from 0.</param>
public readonly record struct TextPlace(int Start, int Length, int Line, int Column, int EndLine, int EndColumn);
