using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Typed.Refresh.Catalog;
using Typed.Refresh.Commands;
using Typed.Refresh.CSharp;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

public sealed class ConvertTests
{
    private const string Body = """{"model_name":"kling-video/v1.6/pro/image-to-video","input_params":{"prompt":"It's \"snow\"","image_url":"https://example.com/a.jpg","duration":"10"}}""";
    private const string Secret = "topsecret-0123";

    public static TheoryData<string> Commands => new(
        // bash, in each way of quoting.
        $"curl -X POST https://x.example/?key={Secret} -H 'X-API-KEY: {Secret}' \\\n  -d '{Body.Replace("'", "'\\''", StringComparison.Ordinal)}'",
        $"$ curl https://x.example -H \"X-API-KEY: {Secret}\" --data-raw $'{Body.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}' --compressed | jq .",
        $"curl -sS -u {Secret}:{Secret} https://x.example --data=\"{Body.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" > out.json",
        $"curl https://x.example --oauth2-bearer {Secret} --json '{Body.Replace("'", "\\u0027", StringComparison.Ordinal)}'",
        $"curl -HX-API-KEY:{Secret} -d'{Body.Replace("'", "\\u0027", StringComparison.Ordinal)}' https://x.example",
        // PowerShell's line ends.
        $"curl.exe https://x.example `\r\n  -H 'X-API-KEY: {Secret}' `\r\n  -d '{Body.Replace("'", "\\u0027", StringComparison.Ordinal)}'",
        // cmd, as a browser copies it, and as one writes it.
        $"curl ^\"https://x.example^\" ^\r\n  -H ^\"X-API-KEY: {Secret}^\" ^\r\n  --data-raw ^\"{Carets(Escaped(Body))}^\"",
        $"curl -H \"X-API-KEY: {Secret}\" ^\r\n  -d \"{Escaped(Body)}\" https://x.example");

    // A quote within quotes is \", and backslashes before it are doubled.
    private static string Escaped(string text) => Regex.Replace(text, "(\\\\*)\"", "$1$1\\\"");

    private static string Carets(string text) => Regex.Replace(text, @"[^a-zA-Z0-9\s_\-:=+~'/.,?;()*`]", "^$&");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_curl_command_becomes_the_initializer_and_its_key_is_never_shown(string command)
    {
        using var tool = new Tool { Input = command };
        await tool.ExpectAsync(ExitCodes.Fine, "convert", "--defaults", "--schemas", ScratchFolder.Repository);
        Assert.Equal(
            """
            using Typed.Models.Creatify;

            var request = new KlingV16ProImageToVideoParams
            {
                Prompt = "It's \"snow\"",
                ImageUrl = "https://example.com/a.jpg",
                Duration = KlingV16ProImageToVideoDuration.Seconds10,
            };

            """.ReplaceLineEndings("\n"),
            tool.Output);
        Assert.DoesNotContain(Secret, tool.Output + tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl -H 'X-API-KEY: topsecret-0123' https://x.example", "no body")]
    [InlineData("curl -H 'X-API-KEY: topsecret-0123' -d '{\"a\": ", "inside a quoted string")]
    [InlineData("curl -H 'X-API-KEY: topsecret-0123' -d '{\"a\": topsecret-0123}'", "not valid JSON: line 1")]
    [InlineData("curl -H 'X-API-KEY: topsecret-0123' -F image=@x.png", "does not send JSON")]
    [InlineData("curl --frobnicate topsecret-0123 -d '{}'", "--frobnicate")]
    [InlineData("curl -H 'X-API-KEY: topsecret-0123' -d @body.json", "--read-files")]
    [InlineData("curl -H 'X-API-KEY: topsecret-0123' -d '{\"prompt\":\"x\"}'", "--model")]
    [InlineData("[1]", "not a JSON object")]
    public async Task What_cannot_be_converted_is_named_without_the_key(string input, string says)
    {
        using var tool = new Tool { Input = input };
        await tool.ExpectAsync(ExitCodes.Error, "convert", "--schemas", ScratchFolder.Repository);
        Assert.Contains(says, tool.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, tool.Output + tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_only_when_asked()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "body.json"), Body, TestContext.Current.CancellationToken);
        using var tool = new Tool { Input = "curl https://x.example --data-binary @body.json", Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "convert", "--read-files", "--schemas", ScratchFolder.Repository);
        Assert.Contains("KlingV16ProImageToVideoDuration.Seconds10", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_values_are_named_unknown_members_kept_and_the_webhook_left_out()
    {
        using var tool = new Tool { Input = """{"model":"veo3.1/image-to-video","prompt":"x","image_url":"https://example.com/a.jpg","duration":10,"camera":{"pan":1.5},"webhook_url":"https://x.example"}""" };
        await tool.ExpectAsync(ExitCodes.Error, "convert", "-", "--schemas", ScratchFolder.Repository);
        Assert.Contains("""ExtraParameters = new() { { "camera", JsonDocument.Parse("{\"pan\":1.5}").RootElement } },""", tool.Output, StringComparison.Ordinal);
        Assert.Contains("// duration = 10 is not allowed", tool.Output, StringComparison.Ordinal);
        Assert.Contains("error: $.duration: 10 is not allowed. Allowed: \"8s\".", tool.Error, StringComparison.Ordinal);
        Assert.Contains("webhook_url is not a parameter", tool.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("webhook", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_valid_request_of_the_corpus_is_written_again_by_its_initializer()
    {
        var models = CatalogReader.Read(new SchemaFolder(ScratchFolder.Repository, IsShipped: false));
        var corpus = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "models.json")))!.AsArray();
        var cases = corpus
            .SelectMany(group => group!["cases"]!.AsArray()
                .Where(item => item!["valid"]!.GetValue<bool>())
                .Select(item => (Model: models.Find(group["model"]!.GetValue<string>()), Json: item!["text"]?.GetValue<string>() ?? item["instance"]!.ToJsonString())))
            .Concat(models.Models.Select(model => (Model: model, Json: SampleRequest.Of(model).ToJsonString())))
            .ToList();
        Assert.True(cases.Count > 300, $"{cases.Count} cases");
        var written = RecordAssembly.Of(ScratchFolder.Repository, [.. cases.Select(item => InitializerText.Of(item.Model, item.Json, leavesDefaults: false))]).Run();
        var differences = cases.Zip(written).Where(pair => !Same(pair.First.Json, pair.Second.Json)).Select(pair => $"{pair.First.Model.Name}: {pair.First.Json} became {pair.Second.Json}").ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differences\n" + string.Join("\n", differences.Take(5)));
    }

    // An optional null is not sent by the record: to leave it out says the same.
    private static bool Same(string left, string right)
    {
        using var first = JsonDocument.Parse(WithoutNulls(left));
        using var second = JsonDocument.Parse(WithoutNulls(right));
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }

    private static string WithoutNulls(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        foreach (var (name, _) in root.Where(member => member.Value is null).ToList())
        {
            root.Remove(name);
        }

        return root.ToJsonString();
    }
}
