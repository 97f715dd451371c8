using Spectre.Console;
using Typed.Refresh.Importing;
using Typed.Refresh.Quoting;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary>Writes what an import took, what it inferred, and what it could not take.</summary>
internal static class ImportSummary
{
    // A document has hundreds of operations that are not models.
    private const int MaxShown = 10;

    private const int MaxModels = 50;

    private const int MaxDefaults = 40;

    public static void Write(IAnsiConsole console, ProviderOutcome outcome, ImportReport report, RefreshOptions options)
    {
        foreach (var document in report.Documents.Take(MaxShown))
        {
            console.WriteLine(document);
        }

        More(console, report.Documents.Count, "documents");
        RefreshSummary.Write(console, outcome, options);
        var shown = outcome.Plan.Added.Concat(outcome.Plan.Changed).ToHashSet(StringComparer.Ordinal);
        var models = report.Models.Where(model => shown.Contains(model.Name)).ToList();
        foreach (var model in models.Take(MaxModels))
        {
            console.WriteLine($"{model.Name}: {model.Kind}{(model.Roles.Count == 0 ? "" : "; " + string.Join(", ", model.Roles.Select(role => role.Field == role.Role ? role.Field : $"{role.Field} is the {role.Role}")))}");
            foreach (var value in model.Defaults.Take(MaxDefaults))
            {
                console.WriteLine($"  default not sent: {value.Field} = {Short(value.Value)}");
            }

            if (model.Defaults.Count > MaxDefaults)
            {
                console.WriteLine(FormattableString.Invariant($"  … {model.Defaults.Count - MaxDefaults} more defaults are not sent"));
            }
        }

        if (models.Count > MaxModels)
        {
            console.WriteLine(FormattableString.Invariant($"… {models.Count - MaxModels} more models: \"typed show\" shows one, and \"x-default\" in its file is a default that is not sent."));
        }

        if (models.Any(model => model.Defaults.Count > 0))
        {
            console.WriteLine("Compare these defaults with the provider's documentation, then accept them: in overrides.json, or all with --accept-defaults.");
        }

        Write(console, "not imported", [.. report.Failed.Select(item => $"{item.Label}: {item.Reason}")], int.MaxValue);
        Write(console, "left out", [.. report.LeftOut.Select(item => $"{item.Label}: {item.Reason}")], MaxShown);
        Write(console, "note", report.Notes, MaxShown);
    }

    private static void Write(IAnsiConsole console, string what, List<string> lines, int limit)
    {
        foreach (var line in lines.Take(limit))
        {
            console.WriteLine($"{what}: {line}");
        }

        if (lines.Count > limit)
        {
            console.WriteLine(FormattableString.Invariant($"{what}: {lines.Count - limit} more"));
        }
    }

    private static void More(IAnsiConsole console, int count, string what)
    {
        if (count > MaxShown)
        {
            console.WriteLine(FormattableString.Invariant($"… {count - MaxShown} more {what}"));
        }
    }

    private static string Short(string json) => json.Length <= 40 ? json : ServerText.Quote(json[..39] + "…");
}
