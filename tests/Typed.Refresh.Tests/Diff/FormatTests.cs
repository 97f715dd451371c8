using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.Refresh.Templates;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Diff;

public sealed class FormatTests
{
    [Fact]
    public async Task Text() => Assert.Equal(
        """
        ../old → the working tree: 2 breaking, 1 default changed, 1 price changed, 2 widened, 1 documentation

        Breaking
          acme film duration: the value "5" was removed
          acme film upscale: the field was removed (audio was added with the same schema)

        Default changed
          acme film duration: the default changed from "5" to "10"; a request with default values cost 8 and now costs 20

        Price changed
          acme film: duration 10: 16 → 20 credits (+25 %)

        Widened
          acme film audio: the field was added (upscale was removed and had the same schema)
          acme film duration: the value "15" was added

        Documentation only
          acme film prompt: description changed

        """,
        await DiffAsync("text"));

    [Fact]
    public async Task Markdown() => Assert.Equal(
        """
        ## Schemas: 2 breaking, 1 default changed, 1 price changed, 2 widened, 1 documentation

        `../old` → `the working tree`

        ### Breaking: 2

        | model | field | change |
        |---|---|---|
        | `acme film` | `duration` | `the value "5" was removed` |
        | `acme film` | `upscale` | `the field was removed`<br>`audio was added with the same schema` |

        ### Default changed: 1

        | model | field | change |
        |---|---|---|
        | `acme film` | `duration` | `the default changed from "5" to "10"; a request with default values cost 8 and now costs 20` |

        ### Price changed: 1

        | model | field | change |
        |---|---|---|
        | `acme film` |  | `duration 10: 16 → 20 credits (+25 %)` |

        ### Widened: 2

        | model | field | change |
        |---|---|---|
        | `acme film` | `audio` | `the field was added`<br>`upscale was removed and had the same schema` |
        | `acme film` | `duration` | `the value "15" was added` |

        <details>
        <summary>Documentation only: 1</summary>

        | model | field | change |
        |---|---|---|
        | `acme film` | `prompt` | `description changed` |

        </details>

        """,
        await DiffAsync("markdown"));

    [Fact]
    public async Task GitHub() => Assert.Equal(
        """
        ::error file=schemas/acme/models/film.json,line=9,col=47,title=Breaking::acme film duration: the value "5" was removed
        ::error file=schemas/acme/models/film.json,line=4,col=19,title=Breaking::acme film upscale: the field was removed (audio was added with the same schema)
        ::warning file=schemas/acme/models/film.json,line=9,col=72,title=Default changed::acme film duration: the default changed from "5" to "10"; a request with default values cost 8 and now costs 20
        ::warning file=schemas/acme/pricing.json,line=7,col=9,title=Price changed::acme film: duration 10: 16 → 20 credits (+25 %25)
        ::notice file=schemas/acme/models/film.json,line=10,col=16,title=Widened::acme film audio: the field was added (upscale was removed and had the same schema)
        ::notice file=schemas/acme/models/film.json,line=9,col=47,title=Widened::acme film duration: the value "15" was added
        ::notice file=schemas/acme/models/film.json,line=8,col=52,title=Documentation only::acme film prompt: description changed

        """,
        await DiffAsync("github"));

    [Fact]
    public async Task Json()
    {
        var root = JsonNode.Parse(await DiffAsync("json"))!;

        Assert.Equal(1, (int)root["version"]!);
        Assert.Equal("""{"breaking":2,"default-changed":1,"price-changed":1,"widened":2,"documentation":1}""", root["summary"]!.ToJsonString());
        Assert.Equal(7, root["changes"]!.AsArray().Count);
        Assert.Equal(
            """{"class":"default-changed","kind":"default-changed","provider":"acme","model":"film","field":"duration","old":"\u00225\u0022","new":"\u002210\u0022","old_cost":8,"new_cost":20,"message":"the default changed from \u00225\u0022 to \u002210\u0022; a request with default values cost 8 and now costs 20","file":"schemas/acme/models/film.json","line":9,"column":72}""",
            root["changes"]![2]!.ToJsonString());
        Assert.Equal(
            """{"class":"price-changed","kind":"price-raised","provider":"acme","model":"film","when":"duration 10","old":"16","new":"20","percent":25.0,"message":"duration 10: 16 \u2192 20 credits (\u002B25 %)","file":"schemas/acme/pricing.json","line":7,"column":9}""",
            root["changes"]![3]!.ToJsonString());
    }

    // What the report may hold is what its schema says: no class, kind or member besides.
    [Fact]
    public async Task The_schema_of_the_report_knows_all_that_is_in_it()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(ScratchFolder.Repository, "diff.schema.json")))!;
        var change = schema["$defs"]!["change"]!["properties"]!.AsObject();
        var kinds = change["kind"]!["enum"]!.AsArray().Select(kind => (string?)kind).ToHashSet();
        foreach (var found in JsonNode.Parse(await DiffAsync("json"))!["changes"]!.AsArray())
        {
            Assert.All(found!.AsObject(), member => Assert.Contains(member.Key, change.Select(property => property.Key)));
        }

        Assert.All(ClassificationTests.Cases, item => Assert.Contains(item.Data.Item3, kinds));
    }

    [Fact]
    public async Task Without_a_change_there_is_none_in_any_format()
    {
        foreach (var format in new[] { "text", "markdown", "json", "github" })
        {
            using var folder = new ScratchFolder();
            AcmeSchemas.WriteOld(folder, "acme/");
            using var tool = new Tool { Directory = folder.Root };
            await tool.ExpectAsync(ExitCodes.Fine, "diff", "--from", "schemas", "--exit-code", "--format", format);
            Assert.DoesNotContain("film", tool.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("``", "``` `` ```")]
    [InlineData("a\n\n# b", "`a  # b`")]
    [InlineData("<script>@all #1 https://x [y](z)", "`<script>@all #1 https://x [y](z)`")]
    [InlineData("", "")]
    public void Code_spans_hold_anything(string text, string expected) => Assert.Equal(expected, TextFunctions.Code(text));

    // A name with the commands and markup of each format in it.
    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("github")]
    public async Task Names_and_texts_of_a_file_cannot_write_the_report(string format)
    {
        const string Name = "x\\n::error::owned\\u001b[31m`<img src=x>`|a%0A::warning";
        using var folder = new ScratchFolder();
        AcmeSchemas.WriteOld(folder, "acme/", Name);
        Directory.CreateDirectory(folder.PathOf("../empty"));
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "diff", "--from", "empty", "--format", format);

        var lines = tool.Output.Split('\n');
        Assert.DoesNotContain('\u001b', tool.Output);
        Assert.DoesNotContain(lines, line => line.StartsWith("::error", StringComparison.Ordinal));
        if (format == "github")
        {
            Assert.Equal("::notice file=schemas/acme/models/film.json,line=2,col=12,title=Widened::acme x ::error::owned [31m`<img src=x>`|a%250A::warning: the model was added", lines[0]);
        }

        if (format == "markdown")
        {
            Assert.Contains("| `` acme x ::error::owned [31m`<img src=x>`\\|a%0A::warning `` |  | `the model was added` |", lines);
        }
    }

    private static async Task<string> DiffAsync(string format)
    {
        using var folder = new ScratchFolder();
        AcmeSchemas.Write(folder);
        using var tool = new Tool { Directory = folder.Schemas };
        await tool.ExpectAsync(ExitCodes.Drift, "diff", "--schemas", ".", "--from", "../old", "--exit-code", "--format", format);
        // Without a repository paths are those from the working folder.
        return tool.Output.Replace("file=acme", "file=schemas/acme", StringComparison.Ordinal).Replace("\"file\": \"acme", "\"file\": \"schemas/acme", StringComparison.Ordinal);
    }
}
