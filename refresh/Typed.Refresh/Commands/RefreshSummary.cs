using Spectre.Console;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary>Writes the findings and actions of a refresh, one block for each provider.</summary>
internal static class RefreshSummary
{
    public static void Write(IAnsiConsole console, ProviderOutcome outcome, RefreshOptions options)
    {
        var plan = outcome.Plan;
        var requests = outcome.Reused == 0 ? "" : FormattableString.Invariant($", {outcome.Reused} answers reused from an interrupted run");
        console.WriteLine(FormattableString.Invariant(
            $"{outcome.Provider}: {plan.Added.Count} new, {plan.Changed.Count} changed, {plan.Removed.Count} removed, {plan.Unchanged.Count} unchanged; {(plan.PricesChanged ? "prices changed; " : "")}{outcome.Requests} requests{requests}"));
        List(console, "+", plan.Added);
        List(console, "~", plan.Changed);
        List(console, "-", plan.Removed);
        List(console, "?", plan.WithoutSchema);
        if (plan.WithoutSchema.Count > 0)
        {
            console.WriteLine("  (?: only the name is published; no file is created from a name)");
        }

        foreach (var note in outcome.Notes)
        {
            console.WriteLine($"  {note}");
        }

        if (outcome.Refused is { } why)
        {
            console.WriteLine($"{outcome.Provider}: {why}");
        }
        else if (options.DryRun)
        {
            console.WriteLine($"{outcome.Provider}: dry run; nothing was written.");
        }
    }

    private static void List(IAnsiConsole console, string mark, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            console.WriteLine($"  {mark} {name}");
        }
    }
}
