using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Generator.Diagnostics;

/// <summary>A place in a schema file, as values: a <see cref="Location"/> must not live in the pipeline.</summary>
/// <param name="Start">The offset of the first character.</param>
/// <param name="Length">The number of characters.</param>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="EndLine">The last line, from 0.</param>
/// <param name="EndColumn">The column behind the last character, from 0.</param>
internal readonly record struct TextPlace(int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    public Location ToLocation(string path) => Location.Create(
        path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(EndLine, EndColumn)));
}
