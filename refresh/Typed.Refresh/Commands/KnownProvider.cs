using Typed.Refresh.Quoting;

namespace Typed.Refresh.Commands;

/// <summary>Requires that a provider on the command line has files.</summary>
internal static class KnownProvider
{
    /// <exception cref="ToolException">The folder has no files for the provider.</exception>
    public static void Require(string name, IReadOnlyList<string> present, string schemas)
    {
        if (!present.Contains(name, StringComparer.Ordinal))
        {
            throw new ToolException($"{schemas} contains no files for {ServerText.Quote(name)}.{Suggestion.For(name, present)}");
        }
    }
}
