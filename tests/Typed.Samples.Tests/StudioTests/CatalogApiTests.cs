using System.Text.Json;
using Typed.Emulator;
using Typed.Emulator.Http;
using Typed.Models;
using Typed.SamplesTests.Kit;

namespace Typed.SamplesTests.StudioTests;

/// <summary>The forms and prices of the studio, over HTTP.</summary>
public sealed class CatalogApiTests : IAsyncLifetime
{
    private const string Kling = "kling-video/v1.6/pro/image-to-video";

    private readonly TempDirectory _directory = new();
    private EmulatorHost _emulator = null!;
    private StudioServer _studio = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(cancellationToken: StudioServer.Cancel);
        _studio = await StudioServer.StartAsync(_emulator, _directory.Path);
    }

    public async ValueTask DisposeAsync()
    {
        await _studio.DisposeAsync();
        await _emulator.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Every_model_has_a_form_with_all_its_fields_and_a_price_or_the_reason_why_not()
    {
        var models = (await _studio.GetAsync("/api/models")).EnumerateArray().ToList();
        var edits = AllModels.Catalogs.Models.Count(model => model.Name.StartsWith("image-edit/", StringComparison.Ordinal));
        Assert.True(edits > 0);
        Assert.Equal(AllModels.Catalogs.Models.Count() - edits, models.Count);
        foreach (var (provider, name) in models.Select(model => (model.GetProperty("provider").GetString()!, model.GetProperty("name").GetString()!)))
        {
            var form = await _studio.GetAsync($"/api/models/form?provider={provider}&model={Uri.EscapeDataString(name)}");
            AllModels.Catalogs.TryGet(provider, name, out var model);
            Assert.Equal(
                model!.Fields.Select(field => field.Name).Where(field => field != "webhook_url"),
                form.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()!));

            var cost = (await _studio.QuoteAsync(provider, name, "{}")).GetProperty("cost");
            Assert.True(
                cost.GetProperty("atLeast").ValueKind == JsonValueKind.Number || cost.GetProperty("reason").GetString()!.Length > 0, $"{name}: neither a price nor a reason");
        }
    }

    [Fact]
    public async Task A_form_has_the_allowed_values_the_default_and_whether_the_price_depends_on_it()
    {
        var form = await _studio.GetAsync($"/api/models/form?provider=creatify&model={Uri.EscapeDataString(Kling)}");
        var fields = form.GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);

        Assert.Equal(["5", "10"], fields["duration"].GetProperty("values").EnumerateArray().Select(value => value.GetProperty("json").GetString()!));
        Assert.Equal("5", fields["duration"].GetProperty("default").GetString());
        Assert.True(fields["duration"].GetProperty("isPriced").GetBoolean());
        Assert.False(fields["aspect_ratio"].GetProperty("isPriced").GetBoolean());
        Assert.True(fields["prompt"].GetProperty("required").GetBoolean());
        Assert.Equal(0.1m, fields["cfg_scale"].GetProperty("step").GetDecimal());
    }

    [Theory]
    [InlineData("{}", 12)]
    [InlineData("""{"duration":"10"}""", 24)]
    [InlineData("""{"prompt":"Snow","image_url":"https://example.com/snow.jpg","duration":"10"}""", 24)]
    public async Task A_price_is_there_while_the_form_is_still_being_filled_in(string parameters, int credits)
    {
        var cost = (await _studio.QuoteAsync("creatify", Kling, parameters)).GetProperty("cost");

        Assert.Equal(credits, cost.GetProperty("atMost").GetInt32());
        Assert.Equal("exact", cost.GetProperty("certainty").GetString());
    }

    [Fact]
    public async Task An_unknown_price_is_null_with_its_reason()
    {
        var cost = (await _studio.QuoteAsync("creativeai", "video-generation/kling-v3", """{"prompt":"Snow"}""")).GetProperty("cost");

        Assert.Equal(JsonValueKind.Null, cost.GetProperty("atMost").ValueKind);
        Assert.Equal("unknown", cost.GetProperty("certainty").GetString());
        Assert.NotEmpty(cost.GetProperty("reason").GetString()!);
    }

    [Theory]
    [InlineData("""{"image_url":"https://example.com/a.jpg"}""", "prompt", "required")]
    [InlineData("""{"prompt":"Snow","image_url":"https://example.com/a.jpg","duration":"7"}""", "duration", "\"5\", \"10\"")]
    [InlineData("""{"prompt":"Snow","image_url":"https://example.com/a.jpg","cfg_scale":3}""", "cfg_scale", "1")]
    public async Task A_violation_names_its_field_and_what_is_allowed(string parameters, string field, string part)
    {
        var quote = await _studio.QuoteAsync("creatify", Kling, parameters);

        Assert.False(quote.GetProperty("isValid").GetBoolean());
        var violation = Assert.Single(quote.GetProperty("violations").EnumerateArray());
        Assert.Equal(field, violation.GetProperty("field").GetString());
        Assert.Contains(part, violation.GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Equal(0, _emulator.Requests.Count(Routes.CreatifyCreate));
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_reach_the_api_under_its_own_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/models");
        request.Headers.Host = "attacker.example";

        using var response = await _studio.Http.SendAsync(request, StudioServer.Cancel);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_page_runs_scripts_of_this_server_only_and_holds_no_key()
    {
        using var response = await _studio.Http.GetAsync("/", StudioServer.Cancel);

        Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var path in (string[])["/", "/js/app.js", "/api/studio", "/api/models", "/api/jobs", "/healthz"])
        {
            var text = await _studio.Http.GetStringAsync(path, StudioServer.Cancel);
            Assert.DoesNotContain(_emulator.ApiKey, text, StringComparison.Ordinal);
            Assert.DoesNotContain(_emulator.ApiId, text, StringComparison.Ordinal);
        }
    }
}
