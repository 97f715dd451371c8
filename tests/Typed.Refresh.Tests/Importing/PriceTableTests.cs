using Typed.Refresh.Commands;

namespace Typed.RefreshTests.Importing;

public sealed class PriceTableTests
{
    private const string Csv = """
        Model name;Length;Format;Price (USD);Notes
        videos;4 s;720x1280;$0.40;"small; fast"
        videos;8s;720X1280;0.80 USD;
        videos;12;any;1.20;
        """;

    private const string Json = """
        { "prices": [
          { "model": "videos", "seconds": 4, "size": "720x1280", "credits": 0.4 },
          { "model": "videos", "seconds": 8, "size": "720x1280", "credits": 0.8 },
          { "model": "videos", "seconds": 12, "credits": 1.2 } ] }
        """;

    private const string Markdown = """
        # Prices

        | Notes | Count |
        |---|---|
        | not prices | 3 |

        | model | seconds | size | price |
        |:---|---:|---|---|
        | `videos` | 4 | 720x1280 | **0.40** |
        | videos | 8 | 720x1280 | 0.80 |
        | videos | 12 | — | 1.20 |
        """;

    [Theory]
    [InlineData("prices.csv", Csv, "--map", "model=Model name", "--map", "seconds=Length", "--map", "size=Format", "--map", "credits=Price (USD)")]
    [InlineData("prices.json", Json)]
    [InlineData("prices.md", Markdown)]
    public async Task A_table_becomes_prices(string file, string text, params string[] map)
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        fixture.Write(file, text);
        string[] command = ["import", "prices", file, "--provider", "lumen", "--unit", "USD", "--as-of", "2026-10", .. map];

        Assert.Contains("dry run; nothing was written", await fixture.RunAsync(ExitCodes.Fine, [.. command, "--dry-run"]), StringComparison.Ordinal);
        Assert.False(File.Exists(fixture.Folder.PathOf("lumen/pricing.json")));
        var output = await fixture.RunAsync(ExitCodes.Fine, command);
        Assert.Contains("prices of 1 models read", output, StringComparison.Ordinal);
        var prices = fixture.Folder.ReadJson("lumen/pricing.json");
        Assert.Equal("USD", (string?)prices["unit"]);
        Assert.Equal("2026-10", (string?)prices["as_of"]);
        Assert.Equal(
            """[{"when":{"seconds":4,"size":"720x1280"},"credits":0.4},{"when":{"seconds":8,"size":"720x1280"},"credits":0.8},{"when":{"seconds":12},"credits":1.2}]""",
            prices["models"]!["videos"]!["rules"]!.ToJsonString());
        await fixture.RunAsync(ExitCodes.Fine, "check");
        Assert.Contains("0.8 USD", await fixture.RunAsync(ExitCodes.Fine, "price", "videos", "--schemas", "schemas", "--set", "seconds=8", "--set", "size=720x1280", "--set", "model=lumen-motion"), StringComparison.Ordinal);

        // The same table again changes nothing; another unit is refused.
        var before = fixture.Folder.Snapshot();
        await fixture.RunAsync(ExitCodes.Fine, command);
        Assert.Equal(before, fixture.Folder.Snapshot());
        Assert.Contains("has the unit USD, not EUR", await fixture.RunAsync(ExitCodes.Error, [.. command.Select(argument => argument == "USD" ? "EUR" : argument)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_use_of_each_column_is_shown()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        fixture.Write("prices.csv", "model,seconds,price,Remark\nvideos,4,1,x\n");
        var output = await fixture.RunAsync(ExitCodes.Fine, "import", "prices", "prices.csv", "--provider", "lumen");
        Assert.Contains("\"model\": the model", output, StringComparison.Ordinal);
        Assert.Contains("\"seconds\": seconds", output, StringComparison.Ordinal);
        Assert.Contains("\"price\": the price", output, StringComparison.Ordinal);
        Assert.Contains("\"Remark\": not used", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model,seconds,price\nvidoes,4,1\n", "prices.csv(2): no model is called \"vidoes\"; did you mean videos?")]
    [InlineData("model,seconds,price\nvideos,5,1\n", "prices.csv(2): \"5\" is not a value of seconds; allowed: 4, 8, 12")]
    [InlineData("model,seconds,price\nvideos,4,\"1,20\"\n", "prices.csv(2): \"1,20\" is not a price")]
    [InlineData("model,seconds,price\nvideos,4,1\nvideos,4 s,2\n", "prices.csv(3): videos has two prices for the same request: 1 and 2")]
    [InlineData("model,style,price\nvideos,vivid,1\n", "prices.csv(2): videos has no field style")]
    [InlineData("model,seconds,price\nvideos,4\n", "prices.csv(2): the row has 2 cells, the heading has 3.")]
    [InlineData("model,price\nvideos,\"1\n", "the closing quote is missing")]
    [InlineData("a,b\n1,2\n", "no table has a column for the model and one for the price. Columns: \"a\", \"b\"")]
    [InlineData("", "no table with rows was found")]
    public async Task A_row_that_does_not_fit_is_named_and_nothing_is_written(string table, string message)
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        fixture.Write("prices.csv", table);
        Assert.Contains(message, await fixture.RunAsync(ExitCodes.Error, "import", "prices", "prices.csv", "--provider", "lumen"), StringComparison.Ordinal);
        Assert.False(File.Exists(fixture.Folder.PathOf("lumen/pricing.json")));
    }

    [Fact]
    public async Task Readable_rows_can_be_imported_alone()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        fixture.Write("prices.csv", "seconds,price\n4,1\n5,2\n");
        await fixture.RunAsync(ExitCodes.Fine, "import", "prices", "prices.csv", "--provider", "lumen", "--model", "VideosParams", "--skip-unreadable", "--per", "second");
        Assert.Equal("""[{"when":{"seconds":4},"credits":1}]""", fixture.Folder.ReadJson("lumen/pricing.json")["models"]!["videos"]!["rules"]!.ToJsonString());
        Assert.Equal("second", (string?)fixture.Folder.ReadJson("lumen/pricing.json")["models"]!["videos"]!["per"]);
    }
}
