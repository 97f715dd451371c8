using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Typed.CreativeAI;
using Typed.Models.CreativeAI;

namespace Typed.EndToEnd.Tests.CreativeAI;

/// <summary>Every request of the provider's samples: built as a typed record and sent, it is the sample, at its path; read, it is the record.</summary>
public sealed class FixtureTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "creativeai");

    private static readonly Dictionary<string, (string Path, IModelParams Request)> s_requests = new(StringComparer.Ordinal)
    {
        ["images-generations.dall-e-3"] = ("/v1/images/generations", new ImageGenerationDallE3Params
        {
            Prompt = "Quiet Japanese garden at dusk",
            Size = ImageGenerationDallE3Size.Value1024x1024,
            N = 1,
            CharacterReferences = ["https://example.com/char1.png", "https://example.com/char2.png"],
            CameraAngle = "isometric",
            StyleReferenceUrl = "https://example.com/style.jpg",
            Background = null,
        }),
        ["images-generations.transparent"] = ("/v1/images/generations", new ImageGenerationDallE3Params
        {
            Prompt = "Pixel art knight sprite with clean edges",
            Size = ImageGenerationDallE3Size.Value1024x1024,
            Background = ImageGenerationDallE3Background.Transparent,
            N = 1,
        }),
        // A size outside the listed ones: the set is open.
        ["images-generations.multi-character"] = ("/v1/images/generations", new ImageGenerationDallE3Params
        {
            Prompt = "Three heroes on a cliff at dawn, wide view",
            Size = "1792x1024",
            N = 1,
            CharacterReferences =
                ["https://your-cdn.com/assets/hero_warrior.png", "https://your-cdn.com/assets/hero_mage.png", "https://your-cdn.com/assets/hero_rogue.png"],
            CameraAngle = "low-angle",
            StyleReferenceUrl = "https://your-cdn.com/assets/fantasy_style.jpg",
            Background = null,
        }),
        ["video-generations.text-to-video"] = ("/v1/video/generations", new VideoGenerationAutoParams
        {
            Prompt = "Aerial pass above a seaside town in warm evening light",
            Duration = 5,
            AspectRatio = VideoGenerationAutoAspectRatio.Ratio16x9,
            CharacterReferenceUrl = "https://example.com/character.png",
            CharacterReferences = ["https://example.com/char1.png", "https://example.com/char2.png"],
            CameraAngle = "isometric",
            StyleReferenceUrl = "https://example.com/style.jpg",
            WebhookUrl = "https://your-app.com/webhooks/creativeai/video",
            Resolution = null,
            Failover = null,
        }),
        ["video-generations.image-to-video"] = ("/v1/video/generations", Clip("Slow zoom while the person turns and smiles", "https://example.com/portrait.png") with
        {
            AspectRatio = VideoGenerationAutoAspectRatio.Ratio9x16,
        }),
        ["video-generations.image-to-video.minimal"] = ("/v1/video/generations", Clip("Gentle forward camera move with soft film lighting", "https://example.com/source-image.png") with
        {
            AspectRatio = VideoGenerationAutoAspectRatio.Ratio16x9,
        }),
        ["video-generations.image-to-video.n8n"] = ("/v1/video/generations", Clip("Short vertical promo clip from this product photo", "https://example.com/product.png") with
        {
            AspectRatio = VideoGenerationAutoAspectRatio.Ratio9x16,
            WebhookUrl = "https://your-n8n-host/webhook/creativeai-video",
        }),
        ["video-generations.image-to-video.no-aspect-ratio"] = ("/v1/video/generations", Clip("Slow turntable view with soft reflections", "https://cdn.creativeai.run/output/clean-product-shot.png") with
        {
            WebhookUrl = "https://your-app.com/webhooks/creativeai/video",
        }),
        ["video-generations.kling-v3.multi-shot"] = ("/v1/video/generations", new VideoGenerationKlingV3Params
        {
            Prompt = "Pan across a neon city with flying cars",
            MultiShotPrompts = ["Close view of a detective", "Camera retreats to show a skyscraper edge"],
            AiDirectorMode = true,
            AspectRatio = VideoGenerationKlingV3AspectRatio.Ratio16x9,
            CharacterReferenceUrl = "https://example.com/character.png",
            CharacterReferences = ["https://example.com/char1.png", "https://example.com/char2.png"],
            CameraAngle = "isometric",
            StyleReferenceUrl = "https://example.com/style.jpg",
            Duration = 10,
            WebhookUrl = "https://your-server.com/webhooks/video",
            Resolution = null,
            Failover = null,
        }),
        // A duration that is a text, on one page only: the type has no such value, so it goes as an extra parameter.
        ["video-generations.duration-string-variant"] = ("/v1/video/generations", new VideoGenerationKlingV3Params
        {
            Prompt = "Product reveal on white",
            AspectRatio = VideoGenerationKlingV3AspectRatio.Ratio16x9,
            WebhookUrl = "https://your-app.com/webhooks/creativeai",
            Resolution = null,
            Failover = null,
            ExtraParameters = new ExtraParameters { { "duration", "5s" } },
        }),
        ["video-generations-batch"] = ("/v1/video/generations/batch", new VideoGenerationBatchParams
        {
            Prompts =
            [
                new() { Prompt = "Rotating product clip, full turn", ImageUrl = "https://example.com/product1.png" },
                new() { Prompt = "Social clip with quick cuts" },
                new() { Prompt = "Mountain drone shot at dusk" },
            ],
            AspectRatio = VideoGenerationBatchAspectRatio.Ratio16x9,
            Duration = 5,
            WebhookUrl = "https://your-app.com/webhooks/creativeai/batch",
        }),
        ["generate-voice"] = ("/api/generate/voice", new VoiceGenerationParams
        {
            Text = "Your product video is ready.",
            WebhookUrl = "https://your-app.com/webhooks/creativeai/voice",
        }),
        ["generate-compose"] = ("/api/generate/compose", new VideoCompositionParams
        {
            VideoUrl = "https://cdn.creativeai.run/output/product-demo.mp4",
            AudioUrl = "https://cdn.creativeai.run/output/voice-abc123.mp3",
            ReplaceAudio = true,
            WebhookUrl = "https://your-app.com/webhooks/creativeai/compose",
        }),
        ["generate-chart-to-video.image"] = ("/api/generate/chart-to-video", new ChartToVideoParams
        {
            ChartImageUrl = "https://example.com/charts/q4-revenue.png",
            AnimationStyle = ChartToVideoAnimationStyle.KenBurns,
            Title = "Q4 revenue",
            Duration = 10,
            WebhookUrl = "https://your-app.com/webhooks/creativeai/chart-video",
        }),
        ["generate-chart-to-video.data"] = ("/api/generate/chart-to-video", new ChartToVideoParams
        {
            ChartData = new()
            {
                Type = ChartToVideoChartDataType.Line,
                Labels = ["Q1", "Q2", "Q3", "Q4"],
                Datasets = [new() { Label = "Revenue", Data = [1.2, 1.8, 2.4, 3.1] }],
            },
            AnimationStyle = ChartToVideoAnimationStyle.BuildUp,
            Title = "Revenue path",
            Duration = 8,
        }),
        ["images-edits.form-fields"] = ("/v1/images/edits", new ImageEditSeedreamV45EditParams
        {
            Prompt = "Natural five-finger hand holding the product in a wider scene",
            OutpaintDirection = "all",
            StyleReferenceUrl = "https://example.com/style.jpg",
            Size = "1024x1024",
        }),
        ["images-edits.form-fields.cleanup"] = ("/v1/images/edits", new ImageEditSeedreamV45EditParams
        {
            Prompt = "Clean studio background, sharper detail, soft shadow",
            Size = "1024x1024",
        }),
    };

    public static TheoryData<string> Requests => [.. s_requests.Keys.Order(StringComparer.Ordinal)];

    private static CancellationToken Cancel => CreativeAIWorkshop.Cancel;

    [Fact]
    public void Every_sample_of_a_request_is_here()
    {
        var files = Directory.GetFiles(s_folder, "request.*.json").Select(file => Path.GetFileNameWithoutExtension(file)["request.".Length..]);

        // The chat has a test of its own below: it is no generation.
        Assert.Equal(s_requests.Keys.Append("chat-completions").Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_sent_is_the_sample(string name)
    {
        var (path, request) = s_requests[name];
        var fixture = Fixture($"request.{name}");
        var stub = new Stub();

        await stub.Client.SubmitAsync(
            request,
            new SubmitOptions
            {
                // Its duration is no whole number, which is what the check says.
                Validate = name != "video-generations.duration-string-variant",
                Files = path.EndsWith("/edits", StringComparison.Ordinal) ? FilesOf(fixture) : null,
            },
            Cancel);

        Assert.Equal(path, stub.Path);
        Assert.True(JsonNode.DeepEquals(fixture, stub.Sent), $"{fixture.ToJsonString()}\n{stub.Sent!.ToJsonString()}");
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void What_is_read_is_the_record(string name)
    {
        var request = s_requests[name].Request;
        var fixture = Fixture($"request.{name}");
        fixture.Remove("image");
        fixture.Remove("mask");
        var parsed = request.Model.Parse(JsonSerializer.SerializeToElement(fixture));

        if (name == "video-generations.duration-string-variant")
        {
            Assert.Equal("$.duration", Assert.Single(parsed.Report.Errors).Path);
            return;
        }

        Assert.True(parsed.Report.IsValid, parsed.Report.ToString());
        Assert.Equal<object>(request, parsed.Params);
    }

    [Fact]
    public async Task The_chat_is_the_sample_too()
    {
        var stub = new Stub();

        await stub.Client.ChatAsync(new CreativeAIChatRequest("gemini-2.0-flash", [new("user", "Hello!")]), Cancel);

        Assert.Equal("/v1/chat/completions", stub.Path);
        Assert.True(JsonNode.DeepEquals(Fixture("request.chat-completions"), stub.Sent));
    }

    [Fact]
    public async Task A_webhook_of_the_submission_is_added_where_the_record_has_none()
    {
        var stub = new Stub();
        var options = new SubmitOptions { WebhookUrl = new Uri("https://app.example/hook") };

        await stub.Client.SubmitAsync(CreativeAIWorkshop.Video, options, Cancel);
        Assert.Equal("https://app.example/hook", (string?)stub.Sent!["webhook_url"]);

        await stub.Client.SubmitAsync(CreativeAIWorkshop.Video with { WebhookUrl = "https://own.example/" }, options, Cancel);
        Assert.Equal("https://own.example/", (string?)stub.Sent!["webhook_url"]);

        // Pictures come at once, and no webhook is documented for them.
        await stub.Client.SubmitAsync(new ImageGenerationDallE3Params { Prompt = "x" }, options, Cancel);
        Assert.Null(stub.Sent!["webhook_url"]);
    }

    private static VideoGenerationAutoParams Clip(string prompt, string image) =>
        new() { Prompt = prompt, ImageUrl = image, Duration = 5, Resolution = null, Failover = null };

    private static JsonObject Fixture(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(s_folder, name + ".json")))!.AsObject();

    // "@name" marks a file part. What is in the files is not looked at here, but for a mask's first bytes.
    private static Dictionary<string, UploadFile> FilesOf(JsonObject fixture) => fixture
        .Where(field => (string?)field.Value is ['@', ..])
        .ToDictionary(
            field => field.Key,
            field => new UploadFile(
                ((string)field.Value!)[1..],
                new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 8, 0, 0, 0, 8 }),
            StringComparer.Ordinal);

    /// <summary>A client whose requests end here, in the form of the samples.</summary>
    private sealed class Stub : HttpMessageHandler
    {
        public Stub() => Client = new CreativeAIClient(new HttpClient(this), new CreativeAIOptions { ApiKey = "key-1234" });

        public CreativeAIClient Client { get; }

        public string? Path { get; private set; }

        public JsonObject? Sent { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Path = request.RequestUri!.AbsolutePath;
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var type = MediaTypeHeaderValue.Parse(request.Content.Headers.ContentType!.ToString());
            Sent = type.MediaType == "application/json" ? JsonNode.Parse(body)!.AsObject() : await FieldsAsync(body, HeaderUtilities.RemoveQuotes(type.Boundary).Value!);
            return new HttpResponseMessage(HttpStatusCode.Accepted)
            {
                Content = new StringContent("""{ "id": "x", "batch_id": "x", "data": [], "jobs": [] }""", Encoding.UTF8, "application/json"),
            };
        }

        private static async Task<JsonObject> FieldsAsync(byte[] body, string boundary)
        {
            var fields = new JsonObject();
            var reader = new MultipartReader(boundary, new MemoryStream(body));
            while (await reader.ReadNextSectionAsync() is { } section)
            {
                var disposition = section.GetContentDispositionHeader()!;
                var text = await new StreamReader(section.Body).ReadToEndAsync();
                fields[disposition.Name.Value!.Trim('"')] = disposition.IsFileDisposition() ? "@" + disposition.FileName.Value!.Trim('"') : text;
            }

            return fields;
        }
    }
}
