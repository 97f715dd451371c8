using System.Globalization;
using System.Text;
using static Typed.Refresh.Diff.Formats.MarkdownFormat;

namespace Typed.Refresh.Costs;

/// <summary>Writes a cost report for a pull request. Names from the code are in code spans, where markup has no effect.</summary>
internal static class CostMarkdown
{
    // A comment on GitHub can have 65,536 characters.
    private const int MaxRows = 200;

    public static string Of(CostReport report, CostReport? before)
    {
        var text = new StringBuilder();
        text.Append(Invariant($"## Cost of the submissions in {Code(report.Assembly)}\n\n"));
        if (report.Calls.Count == 0 && before is not { Calls.Count: > 0 })
        {
            return text.Append("The project submits nothing.\n").ToString();
        }

        Sums(text, report, before);
        Members(text, "Endpoints", report.Members.Where(member => member.Endpoint is not null), member => Code(member.Endpoint), report, before);
        Members(text, "Methods", report.Members.Where(member => member.Endpoint is null), member => Code(member.Name), report, before);
        if (before is not null)
        {
            Changes(text, CostComparison.Calls(before, report));
        }

        Section(text, "Call sites", ["place", "method", "model", "price", "certainty", "runs"], report.Calls, call =>
            [Code(call.Place.ToString()), Code(call.Endpoint ?? call.Member), Code(Model(call)), Price(call), Certainty(call), Times(call)]);
        return text.Append(
            """

            Each submission that the compiler sees counts once, and as often as a loop of constant length runs it. `at least`: a loop of unknown length (`n`), a lambda or an unknown price.
            Not seen: requests that other assemblies submit, raw requests, and calls through delegates or reflection.

            """.ReplaceLineEndings("\n")).ToString();
    }

    private static void Sums(StringBuilder text, CostReport report, CostReport? before)
    {
        var old = before?.Sums.ToDictionary(sum => sum.Currency, StringComparer.Ordinal) ?? [];
        var now = report.Sums.ToDictionary(sum => sum.Currency, StringComparer.Ordinal);
        Table(text, before is null ? ["", "all call sites"] : ["", "all call sites", "before", "difference"], now.Keys.Union(old.Keys).Order(StringComparer.Ordinal), currency =>
        {
            var (sum, was) = (now.GetValueOrDefault(currency), old.GetValueOrDefault(currency));
            string[] cells = [Code(currency), Shown(sum)];
            return before is null ? cells : [.. cells, Shown(was), Signed((sum?.Most ?? 0) - (was?.Most ?? 0))];
        });
        if (report.Unpriced is > 0 and var unpriced)
        {
            text.Append(Invariant($"\nWithout a known price, and not in the sum: {unpriced} of {report.Calls.Count} call sites.\n"));
        }
    }

    private static void Members(StringBuilder text, string title, IEnumerable<CostMember> members, Func<CostMember, string> name, CostReport report, CostReport? before) => Section(
        text,
        title,
        before is null ? ["", "worst case", "submissions"] : ["", "worst case", "submissions", "before"],
        members.OrderBy(member => member.Currency, StringComparer.Ordinal).ThenByDescending(member => member.Credits).ToArray(),
        member =>
        {
            string[] cells = [name(member), Worst(member), member.Calls.ToString(CultureInfo.InvariantCulture)];
            return before is null ? cells : [.. cells, CostComparison.SameIn(before, member) is { } was ? Worst(was) : "new"];
        });

    private static void Changes(StringBuilder text, IReadOnlyList<(CostCall? Before, CostCall? Now)> changes) => Section(
        text, "Changed call sites", ["place", "model", "before", "now"], changes, change =>
            [
                Code((change.Now ?? change.Before)!.Place.ToString()), Code(Model((change.Now ?? change.Before)!)),
                change.Before is { } was ? PriceAndTimes(was) : "new", change.Now is { } now ? PriceAndTimes(now) : "gone",
            ]);

    private static void Section<T>(StringBuilder text, string title, string[] columns, IReadOnlyCollection<T> rows, Func<T, string[]> cells)
    {
        if (rows.Count > 0)
        {
            text.Append(Invariant($"\n### {title}: {rows.Count}\n\n"));
            Table(text, columns, rows.Take(MaxRows), cells);
            text.Append(rows.Count > MaxRows ? Invariant($"\nand {rows.Count - MaxRows} more\n") : "");
        }
    }

    private static void Table<T>(StringBuilder text, string[] columns, IEnumerable<T> rows, Func<T, string[]> cells)
    {
        text.Append(Row(columns)).Append(Row([.. columns.Select(_ => "---")]));
        foreach (var row in rows)
        {
            text.Append(Row(cells(row)));
        }
    }

    private static string Row(string[] cells) => "| " + string.Join(" | ", cells) + " |\n";

    private static string Model(CostCall call) => call.Model is null ? "unknown" : $"{call.Provider} {call.Model}";

    private static string Price(CostCall call) => call switch
    {
        { Least: null } => call.Reason ?? "unknown",
        { Most: null } => $"at least {Number(call.Least.Value)} {call.Unit}, {call.Reason}",
        { Most: { } most } when most != call.Least => $"{Number(call.Least.Value)} to {Number(most)} {call.Unit}, {call.Reason}",
        _ => $"{Number(call.Least.Value)} {call.Unit}",
    };

    private static string PriceAndTimes(CostCall call) => call.Times == 1 ? Price(call) : $"{Price(call)}, runs {Times(call)}";

    private static string Certainty(CostCall call) => call.Certainty is null ? "" : $"{call.Certainty}, table of {call.Table ?? "unknown date"}";

    private static string Times(CostCall call) => call.Times is { } times ? Invariant($"{times} ×") : "n ×";

    private static string Worst(CostMember member) => $"{(member.IsLowerBound ? "at least " : "")}{Number(member.Credits)} {member.Currency}";

    private static string Shown(CostSum? sum) => sum switch
    {
        null => "",
        _ when sum.Least == sum.Most => (sum.IsLowerBound ? "at least " : "") + Number(sum.Most),
        _ => $"{Number(sum.Least)} to {Number(sum.Most)}{(sum.IsLowerBound ? " or more" : "")}",
    };

    private static string Signed(decimal difference) => difference > 0 ? "+" + Number(difference) : difference < 0 ? "−" + Number(-difference) : "0";

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
