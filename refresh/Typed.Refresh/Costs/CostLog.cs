using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Analyzers.CostReports;

namespace Typed.Refresh.Costs;

/// <summary>Reads the entries of a cost report from SARIF: the compiler's error log, or an earlier report.</summary>
internal static class CostLog
{
    /// <exception cref="CostLogException">The file is not SARIF 2.1, or the analyzers did not run.</exception>
    public static CostReport Read(string path, string root)
    {
        JsonNode? log;
        try
        {
            log = JsonNode.Parse(File.ReadAllText(path));
        }
        catch (JsonException exception)
        {
            throw new CostLogException($"{path} is not JSON.", exception);
        }

        if (log is not JsonObject || Text(log, "version") is not { } version || !version.StartsWith("2.", StringComparison.Ordinal))
        {
            throw new CostLogException($"{path} is not SARIF 2.1. If the project sets ErrorLog, end its value with ',version=2.1'.");
        }

        var entries = Items(Member(log, "runs")).SelectMany(run => Items(Member(run, "results")))
            .Where(result => Text(result, "ruleId") == CostEntry.RuleId)
            .Select(result => new Entry(result, root)).ToArray();
        var assembly = entries.FirstOrDefault(entry => entry.Kind == CostEntry.Build)
            ?? throw new CostLogException($"{path} has no entries of a cost report. The build needs TypedCostReport, and its analyzers must run (RunAnalyzers, RunAnalyzersDuringBuild).");
        return new(
            assembly[CostEntry.Assembly] ?? "",
            [.. InOrder(entries.Where(entry => entry.Kind == CostEntry.Call).Select(CallOf), call => call.Place)],
            [.. InOrder(entries.Where(entry => entry.Kind == CostEntry.Member).Select(MemberOf), member => member.Place)]);
    }

    private static CostCall CallOf(Entry entry) => new(
        entry.Place,
        entry[CostEntry.Name] ?? "",
        entry[CostEntry.Endpoint],
        entry[CostEntry.Provider],
        entry[CostEntry.Model],
        entry[CostEntry.Unit],
        entry.Number(CostEntry.Least),
        entry.Number(CostEntry.Most),
        entry[CostEntry.Certainty],
        entry[CostEntry.Table],
        (int?)entry.Number(CostEntry.Times),
        entry[CostEntry.Reason]);

    private static CostMember MemberOf(Entry entry) => new(
        entry.Place,
        entry[CostEntry.Name] ?? "",
        entry[CostEntry.Endpoint],
        $"{entry[CostEntry.Provider]} {entry[CostEntry.Unit]}",
        entry.Number(CostEntry.Most) ?? 0,
        (int?)entry.Number(CostEntry.Calls) ?? 0,
        entry[CostEntry.IsLowerBound] == "true");

    private static IEnumerable<T> InOrder<T>(IEnumerable<T> items, Func<T, CostPlace> place) =>
        items.OrderBy(item => place(item).File, StringComparer.Ordinal).ThenBy(item => place(item).Line).ThenBy(item => place(item).Column);

    private static IEnumerable<JsonNode> Items(JsonNode? array) => (array as JsonArray)?.OfType<JsonNode>() ?? [];

    // The file may be any JSON.
    private static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?[name];

    private static string? Text(JsonNode? node, string name) => Member(node, name) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private sealed class Entry(JsonNode result, string root)
    {
        private readonly JsonNode? _properties = Member(Member(result, "properties"), "customProperties");

        public string? Kind => this[CostEntry.Kind];

        public CostPlace Place
        {
            get
            {
                var place = Member(Items(Member(result, "locations")).FirstOrDefault(), "physicalLocation");
                var region = Member(place, "region");
                return new(File(Text(Member(place, "artifactLocation"), "uri")), Int(region, "startLine"), Int(region, "startColumn"));
            }
        }

        public string? this[string name] => Text(_properties, name);

        public decimal? Number(string name) =>
            decimal.TryParse(this[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

        private static int Int(JsonNode? node, string name) => Member(node, name) is JsonValue value && value.TryGetValue(out int number) ? number : 0;

        private string File(string? uri) =>
            uri is null ? ""
            : Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.IsFile ? Path.GetRelativePath(root, address.LocalPath).Replace('\\', '/')
            : Uri.UnescapeDataString(uri);
    }
}

/// <summary>A file from which no cost report can be read. The message says why and what to do.</summary>
internal sealed class CostLogException(string message, Exception? inner = null) : Exception(message, inner);
