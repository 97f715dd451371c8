using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Analyzers.CostReports;
using Typed.Refresh.Catalog;

namespace Typed.Refresh.Costs;

/// <summary>Writes a cost report as SARIF 2.1: for programs, for code scanning, and as the base of a later report. Paths are relative.</summary>
internal static class CostSarif
{
    public static JsonObject Of(CostReport report, CostReport? before)
    {
        var changed = before is null ? [] : CostComparison.Calls(before, report).Where(change => change.Now is not null).ToDictionary(change => change.Now!, change => change.Before);
        JsonObject[] results =
        [
            Result(null, $"The submissions of {report.Assembly}", [(CostEntry.Kind, CostEntry.Build), (CostEntry.Assembly, report.Assembly)]),
            .. report.Calls.Select(call => Call(call, before is not null, changed)),
            .. report.Members.Select(Member),
        ];
        return new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "Typed",
                        ["rules"] = new JsonArray(new JsonObject
                        {
                            ["id"] = CostEntry.RuleId,
                            ["shortDescription"] = new JsonObject { ["text"] = "An entry of the cost report" },
                        }),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. results]),
            }),
        };
    }

    private static JsonObject Call(CostCall call, bool hasBase, Dictionary<CostCall, CostCall?> changed)
    {
        var price = call.Least is not { } least ? call.Reason ?? "unknown price"
            : $"{Text(least)}{(call.Most is null ? " or more" : call.Most == least ? "" : $" to {Text(call.Most.Value)}")} {call.Unit}, {call.Certainty}, table of {call.Table}";
        var result = Result(
            call.Place,
            $"{call.Model ?? "A request to an unknown model"}: {price}",
            [
                (CostEntry.Kind, CostEntry.Call), (CostEntry.Name, call.Member), (CostEntry.Endpoint, call.Endpoint), (CostEntry.Provider, call.Provider), (CostEntry.Model, call.Model),
                (CostEntry.Unit, call.Unit), (CostEntry.Least, Text(call.Least)), (CostEntry.Most, Text(call.Most)), (CostEntry.Certainty, call.Certainty), (CostEntry.Table, call.Table),
                (CostEntry.Times, call.Times?.ToString(CultureInfo.InvariantCulture) ?? "n"), (CostEntry.Reason, call.Reason),
            ]);
        if (hasBase)
        {
            result["baselineState"] = !changed.TryGetValue(call, out var before) ? "unchanged" : before is null ? "new" : "updated";
        }

        return result;
    }

    private static JsonObject Member(CostMember member)
    {
        var space = member.Currency.IndexOf(' ', StringComparison.Ordinal);
        return Result(
            member.Place,
            $"{member.Endpoint ?? member.Name}: worst case {(member.IsLowerBound ? "at least " : "")}{Text(member.Credits)} {member.Currency}",
            [
                (CostEntry.Kind, CostEntry.Member), (CostEntry.Name, member.Name), (CostEntry.Endpoint, member.Endpoint), (CostEntry.Provider, member.Currency[..space]),
                (CostEntry.Unit, member.Currency[(space + 1)..]), (CostEntry.Most, Text(member.Credits)), (CostEntry.Calls, member.Calls.ToString(CultureInfo.InvariantCulture)),
                (CostEntry.IsLowerBound, member.IsLowerBound ? "true" : null),
            ]);
    }

    private static JsonObject Result(CostPlace? place, string message, (string Name, string? Value)[] properties)
    {
        var result = new JsonObject { ["ruleId"] = CostEntry.RuleId, ["level"] = "note", ["message"] = new JsonObject { ["text"] = message } };
        if (place is not null)
        {
            result["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', place.File.Split('/').Select(Uri.EscapeDataString)) },
                    ["region"] = new JsonObject { ["startLine"] = place.Line, ["startColumn"] = place.Column },
                },
            });
        }

        result["properties"] = new JsonObject
        {
            ["customProperties"] = new JsonObject(properties.Where(property => property.Value is not null).Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Value))),
        };
        return result;
    }

    private static string? Text(decimal? number) => number is { } known ? ParameterText.Credits(known) : null;
}
