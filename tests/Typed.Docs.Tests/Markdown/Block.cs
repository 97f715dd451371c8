namespace Typed.DocsTests.Markdown;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path from the root.</param>
/// <param name="Line">The line of its first line of code, from 1.</param>
/// <param name="Language">The first word behind the fence; empty if there is none.</param>
/// <param name="Text">The code, without the indentation of the fence.</param>
internal sealed record Block(string Page, int Line, string Language, string Text)
{
    /// <summary>What the text around the block supplies, as C# declarations: from <c>&lt;!-- given: Type name; … --&gt;</c> above the fence.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>C# that stands in for a package the test does not have, from <c>&lt;!-- declare: … --&gt;</c> above the fence.</summary>
    public string Declared { get; init; } = "";

    /// <summary>Whether the program is also run, from <c>&lt;!-- run --&gt;</c> above the fence.</summary>
    public bool IsRun { get; init; }

    public bool IsCSharp => Language is "csharp" or "cs" or "c#";

    /// <summary>Whether it is a block of commands.</summary>
    public bool IsShell => Language is "sh" or "bash" or "shell";

    /// <summary>Whether it is a session: commands behind <c>$</c>, each followed by its output.</summary>
    public bool IsSession => Language is "console";
}
