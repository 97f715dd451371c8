namespace Typed.Mutations.Compiling;

/// <summary>One small change of the product.</summary>
/// <param name="Id">Its number in the compilation, from 1.</param>
/// <param name="File">The path of the source file.</param>
/// <param name="Line">The line of the change, from 1.</param>
/// <param name="Original">The text as it is.</param>
/// <param name="Changed">The text that takes its place, or what happens to it.</param>
internal sealed record Mutant(int Id, string File, int Line, string Original, string Changed);
