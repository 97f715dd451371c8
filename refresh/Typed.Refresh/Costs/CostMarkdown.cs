using System.Globalization;
using Scriban.Runtime;
using Typed.Refresh.Templates;
using static Typed.Refresh.Catalog.ParameterText;
using static Typed.Refresh.Templates.TextFunctions;

namespace Typed.Refresh.Costs;

/// <summary>Writes a cost report for a pull request. Names from the code are in code spans, where markup has no effect.</summary>
internal static class CostMarkdown
{
    // A comment on GitHub can have 65,536 characters.
    private const int MaxRows = 200;

    public static string Of(CostReport report, CostReport? before) => EmbeddedTemplates.Render("costs.md.sbn", new ScriptObject
    {
        ["max_rows"] = MaxRows,
        ["assembly"] = report.Assembly,
        ["is_empty"] = report.Calls.Count == 0 && before is not { Calls.Count: > 0 },
        ["sums"] = Sums(report, before),
        ["unpriced"] = report.Unpriced,
        ["calls"] = report.Calls.Count,
        ["sections"] = Sections(report, before).Where(section => section.Rows.Count > 0).ToList(),
    });

    private static Section Sums(CostReport report, CostReport? before)
    {
        var old = before?.Sums.ToDictionary(sum => sum.Currency, StringComparer.Ordinal) ?? [];
        var now = report.Sums.ToDictionary(sum => sum.Currency, StringComparer.Ordinal);
        return Section.Of("", before is null ? ["", "all call sites"] : ["", "all call sites", "before", "difference"], now.Keys.Union(old.Keys).Order(StringComparer.Ordinal), currency =>
        {
            var (sum, was) = (now.GetValueOrDefault(currency), old.GetValueOrDefault(currency));
            string[] cells = [Code(currency), Shown(sum)];
            return before is null ? cells : [.. cells, Shown(was), Signed((sum?.Most ?? 0) - (was?.Most ?? 0))];
        });
    }

    private static IEnumerable<Section> Sections(CostReport report, CostReport? before)
    {
        yield return Members("Endpoints", report.Members.Where(member => member.Endpoint is not null), member => Code(member.Endpoint), before);
        yield return Members("Methods", report.Members.Where(member => member.Endpoint is null), member => Code(member.Name), before);
        if (before is not null)
        {
            yield return Section.Of("Changed call sites", ["place", "model", "before", "now"], CostComparison.Calls(before, report), change =>
            [
                Code((change.Now ?? change.Before)!.Place.ToString()), Code(Model((change.Now ?? change.Before)!)),
                change.Before is { } was ? PriceAndTimes(was) : "new", change.Now is { } now ? PriceAndTimes(now) : "gone",
            ]);
        }

        yield return Section.Of("Call sites", ["place", "method", "model", "price", "certainty", "runs"], report.Calls, call =>
            [Code(call.Place.ToString()), Code(call.Endpoint ?? call.Member), Code(Model(call)), Price(call), Certainty(call), Times(call)]);
    }

    private static Section Members(string title, IEnumerable<CostMember> members, Func<CostMember, string> name, CostReport? before) => Section.Of(
        title,
        before is null ? ["", "worst case", "submissions"] : ["", "worst case", "submissions", "before"],
        members.OrderBy(member => member.Currency, StringComparer.Ordinal).ThenByDescending(member => member.Credits),
        member =>
        {
            string[] cells = [name(member), Worst(member), member.Calls.ToString(CultureInfo.InvariantCulture)];
            return before is null ? cells : [.. cells, CostComparison.SameIn(before, member) is { } was ? Worst(was) : "new"];
        });

    private static string Model(CostCall call) => call.Model is null ? "unknown" : $"{call.Provider} {call.Model}";

    private static string Price(CostCall call) => call switch
    {
        { Least: null } => call.Reason ?? "unknown",
        { Most: null } => $"at least {Credits(call.Least.Value)} {call.Unit}, {call.Reason}",
        { Most: { } most } when most != call.Least => $"{Credits(call.Least.Value)} to {Credits(most)} {call.Unit}, {call.Reason}",
        _ => $"{Credits(call.Least.Value)} {call.Unit}",
    };

    private static string PriceAndTimes(CostCall call) => call.Times == 1 ? Price(call) : $"{Price(call)}, runs {Times(call)}";

    private static string Certainty(CostCall call) => call.Certainty is null ? "" : $"{call.Certainty}, table of {call.Table ?? "unknown date"}";

    private static string Times(CostCall call) => call.Times is { } times ? Invariant($"{times} ×") : "n ×";

    private static string Worst(CostMember member) => $"{(member.IsLowerBound ? "at least " : "")}{Credits(member.Credits)} {member.Currency}";

    private static string Shown(CostSum? sum) => sum switch
    {
        null => "",
        _ when sum.Least == sum.Most => (sum.IsLowerBound ? "at least " : "") + Credits(sum.Most),
        _ => $"{Credits(sum.Least)} to {Credits(sum.Most)}{(sum.IsLowerBound ? " or more" : "")}",
    };

    private static string Signed(decimal difference) => difference > 0 ? "+" + Credits(difference) : difference < 0 ? "−" + Credits(-difference) : "0";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>A table. Its cells are Markdown.</summary>
    private sealed record Section(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
    {
        public static Section Of<T>(string title, string[] columns, IEnumerable<T> rows, Func<T, string[]> cells) => new(title, columns, [.. rows.Select(cells)]);
    }
}
