using System.Text;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Importing;

/// <summary>Broken and malicious documents: an error that names the reason, and no file.</summary>
public sealed class HostileDocumentTests
{
    public static TheoryData<string, string, string> Documents => new()
    {
        { "a.json", "{", "not valid JSON" },
        { "a.json", "", "is empty" },
        { "a.json", "[]", "an object is expected" },
        { "a.json", "{}", "neither an OpenAPI 3 document nor a JSON Schema" },
        { "a.json", "<!DOCTYPE html><html></html>", "this is a web page" },
        { "a.json", """{"swagger":"2.0"}""", "Swagger 2.0" },
        { "a.json", """{"openapi":"4.0.0","paths":{}}""", "OpenAPI \"4.0.0\" is not supported" },
        { "a.json", """{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{}}""", "no operation or schema is selected" },
        { "a.json", """{"openapi":"3.1.0","a":1,"a":2}""", "not valid JSON" },
        { "a.yaml", "openapi: 3.1.0\npaths: [1, 2\nb: 3\n", "not valid YAML" },
        { "a.yaml", "openapi: 3.1.0\nservers: [ { url: 'https://api.example'x } ]\n", "not valid YAML at line 2, column 40: \"While parsing a flow mapping" },
        { "a.yaml", "openapi: 3.1.0\nservers: [ { url: https://api.example }\npaths: {}\n", "not valid YAML at line 2, column 19: \"While scanning a plain scalar, find unexpected ':'.\"" },
        { "a.yaml", "a: 1\na: 2\n", "not valid YAML" },
        { "a.yaml", "a: &a\n  b: *a\n", "not valid YAML" },
        { "a.yaml", Laughs(), "not valid YAML" },
        { "a.yaml", "--- {a: 1}\n--- {b: 2}\n", "several YAML documents" },
        { "a.json", new string('[', 50_000), "not valid JSON" },
        { "a.yaml", new string('[', 50_000), "not valid YAML" },
        { "a.json", Api("""{"$ref":"#/components/schemas/Missing"}"""), "leads nowhere" },
        { "a.json", Api("""{"$ref":"#/components/schemas/A"}""", """ "A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"} """), "leads back to itself" },
        { "a.json", Api("""{"$ref":"https://other.example/a.json#/x"}"""), "a file refers to an address" },
        { "a.json", Api("""{"$ref":"/etc/hostname#/x"}"""), "outside the working folder" },
        { "a.json", Api("""{"$ref":"../../../../../../../../etc/hostname"}"""), "outside the working folder" },
        { "a.json", Api("""{"$ref":"ftp://x/y"}"""), "is not an address" },
        { "a.json", Api("""{"$ref":"parts.json#/x"}"""), "a.json: the reference \"parts.json#/x\" cannot be followed: " },
        { "a.json", Api("""{"$ref":"#/components/schemas/A"}""", """ "A":{"allOf":[{"$ref":"#/components/schemas/B"}]},"B":{"allOf":[{"$ref":"#/components/schemas/A"}]} """), "leads back to itself (/input_schema/$defs/" },
        { "a.json", Api("""{"type":"object","properties":{"a":{"type":"string"}},"required":"yes"}"""), "must be an array of names (/input_schema/required)" },
        { "a.json", Api("""{"type":"array","items":{"type":"string"}}"""), "the input is array, not an object" },
        { "a.json", Api("""{"type":"object","properties":{"a":{"$dynamicRef":"#node"}}}"""), "$dynamicRef is not supported" },
        { "a.json", """{"openapi":"3.1.0","paths":{"/a":{"$ref":"#/paths/~1b"},"/b":{"$ref":"#/paths/~1a"}}}""", "leads back to itself" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_broken_document_is_an_error_and_nothing_is_written(string name, string text, string message)
    {
        using var fixture = new ImportFixture();
        fixture.Write(name, text);
        var output = await fixture.RunAsync(ExitCodes.Error, "import", name, "--provider", "acme");
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.Equal([name], fixture.Folder.Snapshot().Keys);
    }

    [Theory]
    [InlineData("chain", """{"$ref":"#/components/schemas/A{1}"}""", 2)]
    [InlineData("nested allOf", """{"allOf":[{"$ref":"#/components/schemas/A{1}"}]}""", 2)]
    [InlineData("doubling", """{"type":"object","properties":{"x":{"$ref":"#/components/schemas/A{1}"},"y":{"$ref":"#/components/schemas/A{1}"}}}""", 0)]
    [InlineData("alternatives that double", """{"oneOf":[{"title":"a","allOf":[{"$ref":"#/components/schemas/A{1}"}]},{"title":"b","allOf":[{"$ref":"#/components/schemas/A{1}"}]}]}""", 0)]
    [InlineData("an alternative of itself", """{"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/components/schemas/A{0}/properties/a"}]}}}""", 0)]
    public async Task A_document_that_is_made_to_be_slow_ends(string what, string link, int exitCode)
    {
        Assert.NotEmpty(what);
        const int Links = 3_000;
        var schemas = string.Join(",", Enumerable.Range(0, Links).Select(i => $"\"A{i}\":" + link.Replace("{0}", $"{i}", StringComparison.Ordinal).Replace("{1}", $"{i + 1}", StringComparison.Ordinal)))
            + $",\"A{Links}\":" + """{"type":"object","properties":{"a":{"type":"string"}}}""";
        using var fixture = new ImportFixture();
        fixture.Write("a.json", Api("""{"$ref":"#/components/schemas/A0"}""", schemas));
        await fixture.RunAsync(exitCode, "import", "a.json", "--provider", "acme");
    }

    [Fact]
    public async Task One_broken_document_of_a_folder_does_not_prevent_the_others()
    {
        using var fixture = new ImportFixture();
        fixture.Add("kiln");
        fixture.Write(Path.Combine("kiln", "broken.json"), "{");
        Assert.Contains("not imported: broken.json", await fixture.RunAsync(ExitCodes.Drift, "import", "kiln", "--provider", "kiln"), StringComparison.Ordinal);
        Assert.Equal(2, fixture.Models("kiln").Count());
    }

    [Fact]
    public async Task One_broken_operation_does_not_prevent_the_others()
    {
        using var fixture = new ImportFixture();
        fixture.Add("lumen.json");
        fixture.Edit("lumen.json", root => root["components"]!["schemas"]!.AsObject().Remove("VideoSeconds"));
        var output = await fixture.RunAsync(ExitCodes.Drift, "import", "lumen.json", "--provider", "lumen");
        Assert.Contains("not imported: POST /v1/videos: lumen.json: the reference \"#/components/schemas/VideoSeconds\" leads nowhere.", output, StringComparison.Ordinal);
        Assert.Equal(["images/generations"], fixture.Models("lumen"));
    }

    [Fact]
    public async Task A_model_that_breaks_later_stays_as_it_was()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        var before = fixture.Folder.Snapshot();
        fixture.Edit("lumen.json", root => root["components"]!["schemas"]!.AsObject().Remove("VideoSeconds"));
        await fixture.RunAsync(ExitCodes.Drift, "import", "lumen.json", "--provider", "lumen", "--allow-removals");
        before.Remove("lumen.json");
        Assert.Equal(before, fixture.Folder.Snapshot().Where(file => file.Key != "lumen.json"));
    }

    [Theory]
    [InlineData(404, "status 404")]
    [InlineData(500, "status 500")]
    [InlineData(302, "Redirects are not followed")]
    public async Task An_address_that_fails_is_an_error_and_nothing_is_written(int status, string message)
    {
        await using var server = await StubServer.AnsweringAsync("{}", status);
        using var fixture = new ImportFixture();
        fixture.Tool.Limits = new() { Retries = 0 };
        Assert.Contains(message, await fixture.RunAsync(ExitCodes.Error, "import", $"{server.Address}/a.json", "--provider", "acme"), StringComparison.Ordinal);
        Assert.Empty(fixture.Folder.Snapshot());
    }

    [Fact]
    public async Task A_document_from_the_network_reads_neither_files_nor_other_hosts()
    {
        foreach (var (reference, message) in new[] { ("file:///etc/hostname", "a document from the network refers to a file"), ("http://localhost:1/x.json", "it is on another host") })
        {
            await using var server = await StubServer.AnsweringAsync(Api($$"""{"$ref":"{{reference}}"}"""));
            using var fixture = new ImportFixture();
            Assert.Contains(message, await fixture.RunAsync(ExitCodes.Error, "import", $"{server.Address}/a.json", "--provider", "acme"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_endless_document_is_cut_off()
    {
        await using var server = await StubServer.StartAsync(async context =>
        {
            var piece = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
            for (var i = 0; i < 64; i++)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        });
        using var fixture = new ImportFixture();
        fixture.Tool.Limits = new() { AnswerBytes = 1024 * 1024, Retries = 0 };
        Assert.Contains("more than 1,048,576 bytes", await fixture.RunAsync(ExitCodes.Error, "import", $"{server.Address}/a.json", "--provider", "acme"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../acme")]
    [InlineData("a/b")]
    [InlineData("con")]
    [InlineData("creatify")]
    public async Task A_provider_name_is_a_folder_of_its_own(string provider)
    {
        using var fixture = new ImportFixture();
        await fixture.RunAsync(ExitCodes.Error, "import", fixture.Add("lumen.json"), "--provider", provider);
        Assert.Equal(["lumen.json"], fixture.Folder.Snapshot().Keys);
    }

    [Fact]
    public async Task A_schema_that_refers_to_itself_is_a_record_that_refers_to_itself()
    {
        using var fixture = new ImportFixture();
        fixture.Write("tree.json", """{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"children":{"type":"array","items":{"$ref":"#"}},"first":{"$ref":"#"}}}""");
        await fixture.ImportAsync("tree.json", "acme");
        Assert.Empty(RecordAssembly.Of(fixture.Folder.Schemas, []).Problems());
    }

    private static string Api(string schema, string components = "") =>
        """{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{"/v1/images":{"post":{"requestBody":{"content":{"application/json":{"schema":"""
        + schema + """}}},"responses":{"200":{"description":"ok"}}}}},"components":{"schemas":{""" + components + "}}}";

    private static string Laughs()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        return text.ToString();
    }
}
