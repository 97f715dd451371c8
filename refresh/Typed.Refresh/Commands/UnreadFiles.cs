using Typed.Refresh.Catalog;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary>The end of a command over all models: the files that could not be read are reported, and the exit code shows it.</summary>
internal static class UnreadFiles
{
    /// <summary>Writes the problems to standard error.</summary>
    /// <returns>The exit code of the command.</returns>
    public static int Report(ToolContext context, ModelList list)
    {
        foreach (var problem in list.Problems)
        {
            context.Error.WriteTextLine(ConsoleText.Clean(problem));
        }

        return list.Problems.Count == 0 ? ExitCodes.Fine : ExitCodes.Drift;
    }
}
