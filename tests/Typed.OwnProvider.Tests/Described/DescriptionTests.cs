using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Emulator;
using Typed.Emulator.Schema;
using Typed.Providers.Described;

namespace Typed.OwnProviderTests.Described;

/// <summary>A wrong description is refused, with each problem at its place in the file.</summary>
public sealed class DescriptionTests
{
    private const string Small =
        """
        {
          "api": {
            "base": "https://api.acme.example",
            "keys": [{ "header": "Authorization", "prefix": "Bearer " }],
            "submit": { "path": "v1/jobs", "body": { "model": "/model" }, "job": { "id": "/id" } },
            "status": { "path": "v1/jobs/{id}", "job": { "status": "/state" } },
            "statuses": { "succeeded": ["READY"], "failed": ["BROKEN"] }
          }
        }
        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "\"https://api.acme.example\"", "\"http://api.acme.example\"", "(2,10): /api: \"base\" must be an https address" },
        { "\"base\": \"https://api.acme.example\",", "", "(2,10): /api: \"base\" is missing" },
        { "\"header\": \"Authorization\"", "\"headr\": \"Authorization\"", "(4,25): /api/keys/0/headr: there is no such member; did you mean \"header\"?" },
        { "\"Authorization\"", "\"Author ization\"", "(4,26): /api/keys/0/header: must be the name of a header" },
        { "\"v1/jobs\"", "\"/v1/jobs\"", "(5,25): /api/submit/path: must be a path below the base address, without a leading slash" },
        { "\"v1/jobs\"", "\"v1/../jobs\"", "(5,25): /api/submit/path: must be a path below the base address" },
        { "\"v1/jobs\"", "\"v1/{name}\"", "(5,25): /api/submit/path: the placeholders are {id} and {model}" },
        { "{ \"id\": \"/id\" }", "{ \"id\": \"id\" }", "(5,82): /api/submit/job/id: must be a JSON pointer such as /data/id" },
        { ", \"job\": { \"id\": \"/id\" }", "", "(5,15): /api/submit: the place of the job's id is missing" },
        { ", \"body\": { \"model\": \"/model\" }", "", "(5,15): /api/submit: the model is missing" },
        { "\"v1/jobs/{id}\"", "\"v1/jobs\"", "(6,15): /api/status: \"path\" must have {id}" },
        { "\"/state\"", "7", "(6,60): /api/status/job/status: must be a text" },
        { "\"failed\": [\"BROKEN\"]", "\"failed\": []", "(7,17): /api/statuses: \"succeeded\" and \"failed\" must each have at least one word" },
        { "[\"BROKEN\"]", "[\"READY\"]", "(7,17): /api/statuses: the word \"READY\" occurs more than once" },
        { "[\"BROKEN\"]", "\"BROKEN\"", "(7,53): /api/statuses/failed: must be a list" },
        { "\"statuses\": { \"succeeded\": [\"READY\"], \"failed\": [\"BROKEN\"] }", "\"statusses\": 1", "(7,18): /api/statusses: there is no such member; did you mean \"statuses\"?" },
        { "\"failed\": [\"BROKEN\"] }", "\"failed\": [\"BROKEN\"] }, \"webhook\": { \"has_result\": true }", "/api/webhook: \"has_result\" needs \"signature\"" },
        { "\"failed\": [\"BROKEN\"] }", "\"failed\": [\"BROKEN\"] }, \"webhook\": { \"job\": { \"id\": \"/id\" }, \"signature\": { \"scheme\": \"md5\" } }", "/api/webhook/signature/scheme: must be one of hmac-sha256" },
        { "\"failed\": [\"BROKEN\"] }", "\"failed\": [\"BROKEN\"] }, \"webhook\": { \"job\": { \"id\": \"/id\" }, \"signature\": { \"scheme\": \"hmac-sha256\", \"header\": \"X-S\", \"content\": \"{timestamp}\" } }", "\"content\" must have {body}" },
        { "\"failed\": [\"BROKEN\"] }", "\"failed\": [\"BROKEN\"] }, \"webhook\": { \"job\": { \"id\": \"/id\" }, \"signature\": { \"scheme\": \"hmac-sha256\", \"header\": \"X-S\", \"content\": \"{timestamp}.{body}\" } }", "{timestamp} in \"content\" and \"timestamp_header\" need each other" },
        { "\"failed\": [\"BROKEN\"] }", "\"failed\": [\"BROKEN\"] }, \"result\": { \"path\": \"v1/{id}\", \"failed_statuses\": [404], \"job\": { \"outputs\": [{ \"at\": \"/o\" }] } }", "/api/result/failed_statuses/0: must be an HTTP status from 400 to 499" },
        { "\"failed\": [\"BROKEN\"] }", "\"failed\": [\"BROKEN\"] }, \"errors\": { \"codes\": { \"credit\": [\"x\"] } }", "/api/errors/codes/credit: there is no such member; did you mean \"credits\"?" },
        { "{ \"succeeded\"", "{ succeeded\"", "(7,19): : the file is not JSON" },
    };

    [Fact]
    public void The_smallest_description_is_enough() => Assert.Equal("acme at https://api.acme.example/", ProviderDescription.Read("acme", Small).ToString());

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_line_and_column(string right, string wrong, string problem)
    {
        Assert.Contains(right, Small, StringComparison.Ordinal);
        var error = Assert.Throws<ProviderDescriptionException>(() => ProviderDescription.Read("acme", Small.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(error.Problems, text => text.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var error = Assert.Throws<ProviderDescriptionException>(() => ProviderDescription.Read("acme", """{ "api": { "base": "ftp://x", "submit": {}, "status": {}, "statuses": {}, "extra": 1 } }"""));
        Assert.True(error.Problems.Count >= 6, string.Join('\n', error.Problems));
        Assert.Contains("acme", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulator_refuses_to_start_with_a_wrong_description()
    {
        var folder = Directory.CreateTempSubdirectory("typed-described-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "acme"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "acme", "provider.json"), Small.Replace("\"READY\"", "\"BROKEN\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var error = await Assert.ThrowsAsync<ArgumentException>(() => EmulatorHost.StartAsync(new EmulatorOptions { SchemaFolder = folder.FullName }, TestContext.Current.CancellationToken));
            Assert.Contains("acme/provider.json(7,17): /api/statuses", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static TheoryData<string> Files => new("schemas/nimbus/provider.json", "Described/creatify.json");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_json_schema_accepts_what_the_reader_accepts(string file) => Assert.Empty(Problems(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file))));

    [Fact]
    public void The_json_schema_accepts_the_smallest_description() => Assert.Empty(Problems(Small));

    /// <summary>What an editor underlines. Rules between members are the reader's alone.</summary>
    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_json_schema_refuses_wrong_forms(string right, string wrong, string problem)
    {
        string[] onlyReader = ["placeholders", "path must have", "\"path\" must have", "below the base address", "the model is missing", "id is missing", "more than once", "needs", "need each other", "not JSON", "must be an https address"];
        if (!onlyReader.Any(text => problem.Contains(text, StringComparison.Ordinal)))
        {
            Assert.NotEmpty(Problems(Small.Replace(right, wrong, StringComparison.Ordinal)));
        }
    }

    private static IReadOnlyList<string> Problems(string file)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "provider-api.schema.json")));
        using var api = JsonDocument.Parse(JsonNode.Parse(file)!["api"]!.ToJsonString());
        return [.. new SchemaValidator(schema.RootElement).Validate(api.RootElement).Select(violation => violation.ToString())];
    }
}
