using Microsoft.Playwright;
using Typed.Emulator;
using Typed.Emulator.Http;
using Typed.Models;
using Typed.SamplesTests.Kit;
using static Microsoft.Playwright.Assertions;

namespace Typed.SamplesTests.StudioTests;

/// <summary>The page of the studio in Chromium.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private const string Kling = "kling-video/v1.6/pro/image-to-video";

    private readonly TempDirectory _directory = new();
    private Chromium _browser = null!;
    private EmulatorHost _emulator = null!;
    private StudioServer _studio = null!;

    public async ValueTask InitializeAsync()
    {
        _browser = await Chromium.StartAsync();
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 60 }, StudioServer.Cancel);
        _studio = await StudioServer.StartAsync(_emulator, _directory.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (_studio is not null)
        {
            await _studio.DisposeAsync();
            await _emulator.DisposeAsync();
        }

        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _directory.Dispose();
    }

    [Fact]
    public async Task A_model_is_picked_priced_checked_submitted_and_its_result_shown()
    {
        var (page, errors) = await _browser.OpenAsync(_studio.Address);
        await page.GetByPlaceholder("Search models").FillAsync("kling 1.6 image");
        await page.GetByRole(AriaRole.Button, new() { Name = Kling }).ClickAsync();
        await Expect(page.Locator("#price-amount")).ToHaveTextAsync("12 credits");
        await Expect(page.Locator("#price-certainty")).ToHaveTextAsync("exact");

        await page.GetByText("10 s", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator("#price-amount")).ToHaveTextAsync("24 credits");

        await page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();
        await Expect(page.Locator("[data-field=prompt] .message")).ToContainTextAsync("required");
        Assert.Equal(0, _emulator.Requests.Count(Routes.CreatifyCreate));

        await page.GetByLabel("Prompt", new() { Exact = true }).FillAsync("A man walking through snow");
        await page.GetByLabel("Image URL", new() { Exact = true }).FillAsync("https://example.com/snow.jpg");
        await Expect(page.Locator(".message")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();

        var card = page.Locator(".card");
        await Expect(card).ToHaveAttributeAsync("data-done", "true");
        await Expect(card.Locator("video")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("^/api/jobs/"));
        await Expect(card).ToContainTextAsync("24 credits");
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("dialog .viewer-actions a")).ToHaveCountAsync(1);
        Assert.Equal(1, _emulator.Requests.Count(Routes.CreatifyCreate));
        // The submission without a prompt is answered with 400, which Chromium logs; nothing else may be there.
        Assert.All(errors, error => Assert.Contains("400", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_user_writes_is_text_and_never_markup()
    {
        const string Hostile = "<script>window.broken=1</script><img src=x onerror=\"window.broken=1\"> & \"quotes\"";
        var (page, errors) = await _browser.OpenAsync(new Uri(_studio.Address, "#/creatify/nano-banana"));
        await page.GetByLabel("Prompt", new() { Exact = true }).FillAsync(Hostile);
        await page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();

        var card = page.Locator(".card");
        await Expect(card).ToHaveAttributeAsync("data-done", "true");
        await Expect(card.Locator(".title")).ToHaveTextAsync(Hostile);
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("dialog p").First).ToHaveTextAsync(Hostile);
        await page.ReloadAsync();
        await Expect(page.Locator(".card .title")).ToHaveTextAsync(Hostile);
        Assert.Equal(0, await page.Locator("#gallery script, dialog script, img[onerror]").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => window.broken === undefined"));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Every_model_opens_without_an_error_and_its_untouched_form_lacks_required_values_only()
    {
        var (page, errors) = await _browser.OpenAsync(_studio.Address);
        foreach (var model in AllModels.Catalogs.Models.Where(model => !model.Name.StartsWith("image-edit/", StringComparison.Ordinal)))
        {
            var quote = await page.RunAndWaitForResponseAsync(
                () => page.EvaluateAsync("name => { location.hash = '#/' + name; }", $"{model.Provider}/{model.Name}"), response => response.Url.EndsWith("/api/quote", StringComparison.Ordinal));
            await Expect(page.Locator("#model-name")).ToHaveTextAsync(model.Name);
            foreach (var violation in (await quote.JsonAsync())!.Value.GetProperty("violations").EnumerateArray())
            {
                Assert.Contains("required", violation.GetProperty("message").GetString()!, StringComparison.Ordinal);
            }
        }

        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(900, 700, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task Nothing_is_wider_than_the_window(int width, int height, ColorScheme colors)
    {
        var (page, _) = await _browser.OpenAsync(new Uri(_studio.Address, "#/hoox/seedance-2.0"), width, height, colors);
        foreach (var view in (string[])["models", "create", "gallery"])
        {
            await page.EvaluateAsync("view => { document.body.dataset.view = view; }", view);
            var wide = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('body, .pane, .pane *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.className || one.tagName)");
            Assert.Empty(wide);
        }

        var isDark = await page.EvaluateAsync<bool>("() => parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]) < 60");
        Assert.Equal(colors == ColorScheme.Dark, isDark);
    }
}
