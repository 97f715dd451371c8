using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Costs;

/// <summary>The cost report from logs as the compiler writes them.</summary>
public sealed class CostCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly Tool _tool;

    public CostCommandTests() => _tool = new Tool { Directory = _folder.Root };

    [Fact]
    public async Task Sums_each_currency_on_its_own()
    {
        Log("log.sarif", Call(3, "creatify", "veo3.1", "64", "64", times: "2"), Call(4, "creatify", "kling", "12", "24"), Call(5, "hoox", "clip", "7.5", "7.5", certainty: "typical"));
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif");

        Assert.Contains("## Cost of the submissions in `App`\n", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("| `creatify credits` | 140 to 152 |\n| `hoox credits` | 7.5 |\n", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("| `src/My File.cs(3,9)` | `M()` | `creatify veo3.1` | 64 credits | superseded, table of 2025-11 | 2 × |\n", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("| 12 to 24 credits, because | superseded, table of 2025-11 | 1 × |\n", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("| 7.5 credits | typical, table of 2025-11 | 1 × |\n", _tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("64", "64", "n", "| `creatify credits` | at least 64 |")]
    [InlineData("64", null, "1", "| `creatify credits` | at least 64 |")]
    [InlineData("12", "24", "n", "| `creatify credits` | 12 to 24 or more |")]
    [InlineData(null, null, "1", "Without a known price, and not in the sum: 1 of 1 call sites.")]
    public async Task What_is_unknown_is_said(string? least, string? most, string times, string expected)
    {
        Log("log.sarif", Call(3, "creatify", "veo3.1", least, most, times: times));
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif");

        Assert.Contains(expected, _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worst_cases_of_endpoints_come_before_those_of_methods()
    {
        Log("log.sarif", Call(3, "creatify", "veo3.1", "64", "64"), Member("M()", null, "64"), Member("N()", null, "128", isLowerBound: true), Member("P()", "POST /videos", "64"));
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif");

        Assert.Contains("### Endpoints: 1\n\n|  | worst case | submissions |\n| --- | --- | --- |\n| `POST /videos` | 64 creatify credits | 2 |\n", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("| `N()` | at least 128 creatify credits | 2 |\n| `M()` | 64 creatify credits | 2 |\n", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compares_with_the_report_that_it_wrote()
    {
        Log("log.sarif", Call(3, "creatify", "veo3.1", "64", "64"), Call(4, "creatify", "kling", "12", "12"), Call(5, "creatify", "old", "5", "5"), Member("M()", null, "81"));
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif", "-o", "out/cost.md");
        // Lines have moved; one price has changed; one call is new and one is gone.
        Log("log.sarif", Call(13, "creatify", "veo3.1", "64", "64"), Call(14, "creatify", "kling", "24", "24"), Call(15, "hoox", "clip", "7", "7"), Member("M()", null, "88"));
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif", "-o", "out/cost.md", "--base", "out/cost.md");

        var markdown = File.ReadAllText(Path.Combine(_folder.Root, "out", "cost.md"));
        Assert.Contains("| `creatify credits` | 88 | 81 | +7 |\n| `hoox credits` | 7 |  | +7 |\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| `M()` | 88 creatify credits | 2 | 81 creatify credits |\n", markdown, StringComparison.Ordinal);
        Assert.Contains(
            "### Changed call sites: 3\n\n| place | model | before | now |\n| --- | --- | --- | --- |\n| `src/My File.cs(14,9)` | `creatify kling` | 12 credits | 24 credits |\n"
            + "| `src/My File.cs(15,9)` | `hoox clip` | new | 7 credits |\n| `src/My File.cs(5,9)` | `creatify old` | 5 credits | gone |\n",
            markdown,
            StringComparison.Ordinal);
        var results = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder.Root, "out", "cost.sarif")))!["runs"]![0]!["results"]!.AsArray();
        Assert.Equal(["unchanged", "updated", "new"], results.Select(result => (string?)result!["baselineState"]).OfType<string>());
        Assert.Equal("src/My%20File.cs", (string?)results[1]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]);
    }

    [Fact]
    public async Task The_same_code_has_no_differences()
    {
        Log("log.sarif", Call(3, "creatify", "veo3.1", "64", "64"), Call(9, "creatify", "veo3.1", "32", "64", times: "n"), Call(10, null, null, null, null), Member("M()", "GET /x", "64", isLowerBound: true));
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif", "-o", "cost.md");
        var first = File.ReadAllText(Path.Combine(_folder.Root, "cost.sarif"));
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "cost.sarif", "-o", "again.md");
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif", "--base", "cost.sarif");

        Assert.Equal(first, File.ReadAllText(Path.Combine(_folder.Root, "again.sarif")));
        Assert.DoesNotContain("Changed call sites", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("| 0 |", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_from_the_code_are_no_markup()
    {
        Log("log.sarif", Call(3, "creatify", "a|b`c <img>", "1", "1"));
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif");

        Assert.Contains("| ``` creatify a\\|b`c <img> ``` |".Replace("```", "``", StringComparison.Ordinal), _tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "is not JSON")]
    [InlineData("[]", "is not SARIF 2.1")]
    [InlineData("{ \"version\": \"1.0.0\" }", "',version=2.1'")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": [ { \"results\": [] } ] }", "its analyzers must run")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": [ 1, { \"results\": [ 2, { \"ruleId\": 3 } ] } ] }", "its analyzers must run")]
    public async Task A_log_that_has_no_report(string log, string expected)
    {
        File.WriteAllText(Path.Combine(_folder.Root, "log.sarif"), log);
        await _tool.ExpectAsync(ExitCodes.Error, "cost", "log.sarif", "-o", "cost.md");

        Assert.Contains(expected, _tool.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Root, "cost.md")));
    }

    [Fact]
    public async Task A_project_that_submits_nothing()
    {
        Log("log.sarif");
        await _tool.ExpectAsync(ExitCodes.Fine, "cost", "log.sarif");

        Assert.Equal("## Cost of the submissions in `App`\n\nThe project submits nothing.\n", _tool.Output);
    }

    public void Dispose()
    {
        _tool.Dispose();
        _folder.Dispose();
    }

    private void Log(string name, params JsonObject[] entries)
    {
        var results = new JsonArray(
            new JsonObject { ["ruleId"] = "TYP3004", ["level"] = "note", ["message"] = new JsonObject { ["text"] = "another rule" } },
            Result(null, ("typedEntry", "build"), ("assembly", "App")));
        foreach (var entry in entries)
        {
            results.Add((JsonNode)entry);
        }

        File.WriteAllText(Path.Combine(_folder.Root, name), new JsonObject { ["version"] = "2.1.0", ["runs"] = new JsonArray(new JsonObject { ["results"] = results }) }.ToJsonString());
    }

    private JsonObject Call(int line, string? provider, string? model, string? least, string? most, string times = "1", string certainty = "superseded") => Result(
        line, ("typedEntry", "call"), ("name", "M()"), ("provider", provider), ("model", model), ("unit", least is null ? null : "credits"), ("least", least), ("most", most),
        ("certainty", least is null ? null : certainty), ("table", least is null ? null : "2025-11"), ("times", times), ("reason", least == most && least is not null ? null : "because"));

    private JsonObject Member(string name, string? endpoint, string most, bool isLowerBound = false) => Result(
        1, ("typedEntry", "member"), ("name", name), ("endpoint", endpoint), ("provider", "creatify"), ("unit", "credits"), ("most", most), ("calls", "2"), ("isLowerBound", isLowerBound ? "true" : null));

    private JsonObject Result(int? line, params (string Name, string? Value)[] properties)
    {
        var result = new JsonObject
        {
            ["ruleId"] = "TYP3007",
            ["level"] = "note",
            ["properties"] = new JsonObject
            {
                ["warningLevel"] = 1,
                ["customProperties"] = new JsonObject(properties.Where(property => property.Value is not null).Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Value))),
            },
        };
        if (line is not null)
        {
            result["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = new Uri(Path.Combine(_folder.Root, "src", "My File.cs")).AbsoluteUri },
                    ["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = 9, ["endLine"] = line, ["endColumn"] = 20 },
                },
            });
        }

        return result;
    }
}
