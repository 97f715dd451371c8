using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Importing;

/// <summary>Forms that published documents have: names of operations, files beside other values, and folders.</summary>
public sealed class PublishedFormTests
{
    private const string Body = """{"type":"object","properties":{"prompt":{"type":"string"}}}""";

    [Theory]
    [InlineData("/v1/models/{model}:predictLongRunning /v1/models/{model}:predict", "models/predict models/predictLongRunning")]
    [InlineData("/v1/images /v1/images/{id}", "v1/images v1/images/id")]
    [InlineData("/v1/text-to-speech/{voice_id} /v1/text-to-speech/{voice_id}/stream", "text-to-speech text-to-speech/stream")]
    [InlineData("/v1/{model}", "v1-model")]
    [InlineData("/", "api")]
    [InlineData("/接口/文生图", "api")]
    [InlineData("/接口/视频 /v1/images", "api images")]
    public async Task Each_path_gives_a_name(string paths, string names)
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.json", Api(paths.Split(' ').ToDictionary(path => path, _ => ("application/json", Body), StringComparer.Ordinal)));
        await fixture.ImportAsync("api.json", "acme");
        Assert.Equal(names.Split(' '), fixture.Models("acme").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Alternatives_without_a_name_for_C_sharp_stay_one_model()
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.json", Api(
            new Dictionary<string, (string, string)>(StringComparer.Ordinal) { ["/v1/videos"] = ("application/json", """{"oneOf":[{"$ref":"#/components/schemas/文生视频"},{"$ref":"#/components/schemas/图生视频"}]}""") },
            """ "文生视频":{"type":"object","required":["prompt"],"properties":{"prompt":{"type":"string"}}},"图生视频":{"type":"object","required":["image"],"properties":{"image":{"type":"string"}}} """));
        await fixture.ImportAsync("api.json", "acme");
        Assert.Equal(["videos"], fixture.Models("acme"));
        Assert.Empty(RecordAssembly.Of(fixture.Folder.Schemas, []).Problems());
    }

    [Fact]
    public async Task A_file_or_an_address_is_a_file_and_a_member()
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.json", Api(
            new Dictionary<string, (string, string)>(StringComparer.Ordinal)
            {
                ["/v1/videos"] = ("multipart/form-data", """{"type":"object","required":["prompt","reference"],"properties":{"prompt":{"type":"string"},"reference":{"oneOf":[{"type":"string","format":"binary"},{"$ref":"#/components/schemas/Address"}],"description":"Optional."},"size":{"type":"string"}}}"""),
            },
            """ "Address":{"type":"object","required":["url"],"properties":{"url":{"type":"string"}}} """));
        await fixture.ImportAsync("api.json", "acme");
        var schema = fixture.Model("acme", "videos")["input_schema"]!;
        Assert.Equal("""{"reference":{"description":"Optional.","required":false}}""", schema["x-files"]!.ToJsonString());
        Assert.Equal("""{"description":"Optional.","$ref":"#/$defs/Address"}""", schema["properties"]!["reference"]!.ToJsonString());
        Assert.Equal(["prompt", "reference", "size"], schema["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal("""["prompt"]""", schema["required"]!.ToJsonString());
        Assert.Equal("""{"prompt":"A lake"}""", await RequestAsync(fixture, """new VideosParams { Prompt = "A lake" }"""));
        Assert.Equal("""{"prompt":"A lake","reference":{"url":"u"}}""", await RequestAsync(fixture, """new VideosParams { Prompt = "A lake", Reference = new VideosAddress { Url = "u" } }"""));
    }

    [Theory]
    [InlineData("""{"oneOf":[{"required":["image","mask"],"properties":{"image":{"type":"string","format":"binary"},"mask":{"type":"string","format":"binary"},"prompt":{"type":"string"}}},{"required":["image"],"properties":{"image":{"type":"string","format":"binary"},"prompt":{"type":"string"}}}]}""",
        """{"image":{"required":true},"mask":{"required":false}}""")]
    [InlineData("""{"allOf":[{"required":["image"],"properties":{"image":{"type":"string","format":"binary"}}},{"additionalProperties":true,"properties":{"mask":{"type":"string","format":"binary"},"prompt":{"type":"string"}}}],"required":["mask"]}""",
        """{"image":{"required":true},"mask":{"required":true}}""")]
    [InlineData("""{"properties":{"image":{"type":"string","format":"binary"},"image_url":{"type":"string"},"prompt":{"type":"string"}},"oneOf":[{"required":["image"]},{"required":["image_url"]}]}""",
        """{"image":{"required":false}}""")]
    public async Task Files_of_alternatives_and_parts_are_files_too(string body, string files)
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.json", Api(new Dictionary<string, (string, string)>(StringComparer.Ordinal) { ["/v1/edits"] = ("multipart/form-data", body) }));
        await fixture.ImportAsync("api.json", "acme");
        Assert.Equal(files, fixture.Model("acme", "edits")["input_schema"]!["x-files"]!.ToJsonString());
        Assert.Equal("""{"prompt":"A lake"}""", await RequestAsync(fixture, """new EditsParams { Prompt = "A lake" }"""));
    }

    [Theory]
    [InlineData("""{"content":{"multipart/form-data":{"schema":{"$ref":"#/components/schemas/Missing"}}}}""", "not imported: POST /v1/edits: api.json: the reference \"#/components/schemas/Missing\" leads nowhere.")]
    [InlineData("""{"$ref":"#/components/requestBodies/Missing"}""", "not imported: POST /v1/edits: api.json: the reference \"#/components/requestBodies/Missing\" leads nowhere.")]
    public async Task A_broken_body_does_not_prevent_the_other_operations(string body, string message)
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.json", Api(new Dictionary<string, (string, string)>(StringComparer.Ordinal) { ["/v1/images"] = ("application/json", Body), ["/v1/edits"] = ("application/json", Body) }));
        fixture.Edit("api.json", root => root["paths"]!["/v1/edits"]!["post"]!["requestBody"] = JsonNode.Parse(body));
        Assert.Contains(message, await fixture.RunAsync(ExitCodes.Drift, "import", "api.json", "--provider", "acme"), StringComparison.Ordinal);
        Assert.Equal(["images"], fixture.Models("acme"));
    }

    [Fact]
    public async Task A_file_behind_a_reference_makes_a_form_of_the_body()
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.json", Api(
            new Dictionary<string, (string, string)>(StringComparer.Ordinal) { ["/v1/edits"] = ("multipart/form-data", """{"allOf":[{"type":"object","properties":{"image":{"$ref":"#/components/schemas/File"},"prompt":{"type":"string"}}}]}""") },
            """ "File":{"type":"string","format":"binary"} """));
        fixture.Edit("api.json", root => root["paths"]!["/v1/edits"]!["post"]!["requestBody"]!["content"]!["application/json"] = new JsonObject { ["schema"] = JsonNode.Parse(Body) });
        Assert.Contains("image is the file", await fixture.ImportAsync("api.json", "acme"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_that_only_a_discriminator_names_are_a_note()
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.json", Api(
            new Dictionary<string, (string, string)>(StringComparer.Ordinal) { ["/v1/images"] = ("application/json", """{"$ref":"#/components/schemas/Base"}""") },
            """ "Base":{"type":"object","required":["mode"],"properties":{"mode":{"type":"string"}},"discriminator":{"propertyName":"mode","mapping":{"steps":"#/components/schemas/Steps"}}},"Steps":{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"steps":{"type":"integer"}}}]} """));
        Assert.Contains("note: POST /v1/images: the discriminator \"mode\" names forms that the body does not list under oneOf: \"steps\". Only the fields of the body itself are imported.", await fixture.ImportAsync("api.json", "acme"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_text_that_says_what_to_make_is_called_the_prompt()
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.json", Api(new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["/v1/images"] = ("application/json", """{"type":"object","properties":{"promptText":{"anyOf":[{"type":"string"},{"type":"null"}]},"negative_prompt":{"type":"string"},"enhance_prompt":{"type":"boolean"},"prompt_upsampling":{"anyOf":[{"type":"boolean"},{"type":"null"}]},"prompt_strength":{"type":"number"},"image_prompt":{"type":"string"}}}"""),
        }));
        Assert.Contains("images: text_to_image; promptText is the prompt\n", (await fixture.ImportAsync("api.json", "acme")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_below_a_folder_with_documents_are_named_as_not_read()
    {
        using var fixture = new ImportFixture();
        fixture.Add("kiln");
        Directory.CreateDirectory(Path.Combine(fixture.Folder.Root, "kiln", "more"));
        fixture.Write(Path.Combine("kiln", "more", "one.json"), Body);
        Assert.Contains("note: \"more/one.json\" and the other documents in subfolders are not read", await fixture.ImportAsync("kiln", "kiln"), StringComparison.Ordinal);
        Assert.Equal(2, fixture.Models("kiln").Count());
    }

    [Fact]
    public async Task Colons_in_texts_within_brackets_need_no_quotes()
    {
        using var fixture = new ImportFixture();
        fixture.Write("api.yaml", """
            openapi: 3.0.3
            info: { title: it's a test, version: 1.0 }
            servers: [ { url: https://api.example/v1, description: a } ] # 16:9
            paths:
              /v1/images:
                post:
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Image' } } } }
                  responses: { '200': { description: ok } }
            components:
              schemas:
                Image:
                  type: object
                  properties:
                    ratio: { type: string, enum: [16:9, 1:1 , 9:16], description: "such as [16:9, 1:1]" }
                    note: { type: string, default: it's:so }
            """);
        await fixture.ImportAsync("api.yaml", "acme");
        var properties = fixture.Model("acme", "images")["input_schema"]!["properties"]!;
        Assert.Equal("""["16:9","1:1","9:16"]""", properties["ratio"]!["enum"]!.ToJsonString());
        Assert.Equal("such as [16:9, 1:1]", (string?)properties["ratio"]!["description"]);
        Assert.Equal("it's:so", (string?)properties["note"]!["x-default"]);
    }

    [Fact]
    public async Task A_document_that_is_not_UTF_8_is_not_read_with_other_letters()
    {
        using var fixture = new ImportFixture();
        File.WriteAllBytes(Path.Combine(fixture.Folder.Root, "api.yaml"), System.Text.Encoding.Latin1.GetBytes("type: object\nproperties:\n  style: { type: string, enum: [café] }\n"));
        Assert.Contains("the text is not UTF-8", await fixture.RunAsync(ExitCodes.Error, "import", "api.yaml", "--provider", "acme"), StringComparison.Ordinal);
    }

    private static async Task<string> RequestAsync(ImportFixture fixture, string request)
    {
        var records = RecordAssembly.Of(fixture.Folder.Schemas, [$"using Typed.Models.Acme;\nvar request = {request};"]);
        Assert.Empty(await records.ErrorsAsync());
        var (json, verdict) = records.Run()[0];
        Assert.Contains("valid", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("error", verdict, StringComparison.OrdinalIgnoreCase);
        return JsonNode.Parse(json)!.ToJsonString();
    }

    private static string Api(IReadOnlyDictionary<string, (string Type, string Schema)> paths, string components = "")
    {
        var operations = new JsonObject();
        foreach (var (path, (type, schema)) in paths)
        {
            operations[path] = new JsonObject
            {
                ["post"] = new JsonObject
                {
                    ["requestBody"] = new JsonObject { ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = JsonNode.Parse(schema) } } },
                    ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "ok" } },
                },
            };
        }

        return $$"""{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{{operations.ToJsonString()}},"components":{"schemas":""" + "{" + components + "}}}";
    }
}
