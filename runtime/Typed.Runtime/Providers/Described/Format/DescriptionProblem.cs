using System.Globalization;

namespace Typed.Providers.Described.Format;

/// <summary>A problem in the description of a provider.</summary>
/// <param name="Pointer">The place in the file as a JSON pointer, such as <c>/api/submit/path</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in bytes.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record DescriptionProblem(string Pointer, int Line, int Column, string Message)
{
    /// <summary>The place and the message on one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Line},{Column}): {Pointer}: {Message}");
}
