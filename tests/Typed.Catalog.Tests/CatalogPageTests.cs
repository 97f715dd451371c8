using System.Globalization;
using Microsoft.Playwright;
using Typed.CatalogTests.Kit;
using Typed.Models;
using Typed.Refresh.Output;
using Typed.Tests.Kit;
using Typed.Tests.Kit.Browser;

namespace Typed.CatalogTests;

/// <summary>The page of <c>typed catalog</c> in a real browser, opened from the file system.</summary>
public sealed class CatalogPageTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string Shown = "document.querySelectorAll('.model:not([hidden])').length";
    private const string Seedance = "creatify:bytedance/seedance/v1/pro/image-to-video";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_it_sends_one_request_and_reports_no_error()
    {
        var page = await browser.OpenAsync();
        var log = new PageLog(page);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        Assert.True(await page.EvaluateAsync<int>(Shown) >= 75);
        Assert.Equal(await page.EvaluateAsync<int>(Shown) + " models", await page.Locator("#count").TextContentAsync());
        Assert.Equal([file.Address], log.Requests);
        Assert.Empty(log.Complaints);
    }

    [Fact]
    public async Task The_policy_forbids_the_network_and_scripts_that_are_added()
    {
        var page = await browser.OpenAsync();
        var log = new PageLog(page);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        Assert.Equal("refused", await page.EvaluateAsync<string>("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')"));
        Assert.Contains(log.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.False(await page.EvaluateAsync<bool>("(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); return 'ran' in window; })()"));
    }

    [Fact]
    public async Task Search_and_filters_narrow_the_list_and_clear_brings_it_back()
    {
        var page = await browser.OpenAsync();
        var log = new PageLog(page);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        var all = await page.EvaluateAsync<int>(Shown);

        // By keyboard alone: / moves the focus to the search.
        await page.Keyboard.PressAsync("/");
        Assert.Equal("search", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("seedance image");
        await Assertions.Expect(page.Locator($"[id=\"{Seedance}\"]")).ToBeVisibleAsync();
        var found = await page.EvaluateAsync<int>(Shown);
        Assert.InRange(found, 1, all - 1);
        await Assertions.Expect(page.Locator("#count")).ToHaveTextAsync($"{found} of {all}");
        await page.Locator("#clear").ClickAsync();
        await Assertions.Expect(page.Locator(".model:not([hidden])")).ToHaveCountAsync(all);

        foreach (var (control, value, holds) in new[]
        {
            ("kind", "text_to_video", "m.dataset.kind === 'text_to_video'"),
            ("provider", "creatify", "m.dataset.provider === 'creatify'"),
            ("duration", "10", "JSON.parse(m.dataset.answers).d['10'] === 1"),
            ("resolution", "1080p", "JSON.parse(m.dataset.answers).r['1080p'] === 1"),
        })
        {
            await page.Locator($"#{control}").SelectOptionAsync(value);
            Assert.True(await page.EvaluateAsync<bool>($"[...document.querySelectorAll('.model')].every(m => m.hidden || ({holds}))"), control);
            Assert.InRange(await page.EvaluateAsync<int>(Shown), 1, all);
        }

        await page.Locator("#credits").FillAsync("8");
        Assert.True(await page.EvaluateAsync<int>(Shown) < all);
        await page.Locator("#search").FillAsync("no such thing");
        await Assertions.Expect(page.Locator("#none")).ToBeVisibleAsync();
        Assert.Empty(log.Complaints);
    }

    [Fact]
    public async Task A_model_opens_by_keyboard_and_its_code_is_copied()
    {
        var page = await browser.OpenAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        var model = page.Locator($"[id=\"{Seedance}\"]");
        await model.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(model).ToHaveJSPropertyAsync("open", true);
        await model.Locator(".copy").ClickAsync();
        await Assertions.Expect(model.Locator(".copy")).ToHaveTextAsync("Copied");
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("using Typed;\nusing Typed.Creatify;\nusing Typed.Models.Creatify;\n\nvar request = new BytedanceSeedanceV1ProImageToVideoParams\n{\n    Prompt = ", copied.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("await creatify.SubmitAsync(request)", copied, StringComparison.Ordinal);
        await model.GetByText("Package", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(model.Locator("pre:visible")).ToHaveTextAsync("dotnet add package Typed.Models --prerelease");
    }

    [Fact]
    public async Task It_answers_as_the_library_does()
    {
        const int Count = 200;
        const string Ask = """
            query => {
              const byId = id => document.getElementById(id);
              const shown = () => [...document.querySelectorAll('.model:not([hidden])')].map(m => m.id + '|' + m.querySelector('.credits').textContent);
              for (const [id, value] of Object.entries(query)) byId(id).value = value;
              byId('last').checked = query.last === '1';
              const answers = [false, true].map(unsure => {
                byId('unsure').checked = unsure;
                byId('filters').dispatchEvent(new Event('input', { bubbles: true }));
                return shown();
              });
              return answers;
            }
            """;
        var page = await browser.OpenAsync();
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        foreach (var query in RandomQueries.Make(Count, AllModels.Catalogs))
        {
            var asked = new Dictionary<string, string>
            {
                ["provider"] = query.Provider ?? "",
                ["kind"] = query.Kind?.Value ?? "",
                ["duration"] = query.Duration?.TotalSeconds.ToString(CultureInfo.InvariantCulture) ?? "",
                ["resolution"] = query.Resolution ?? "",
                ["ratio"] = query.AspectRatio ?? "",
                ["credits"] = query.MaxCredits?.ToString(CultureInfo.InvariantCulture) ?? "",
                ["last"] = query.LastFrame ? "1" : "",
            };
            var answers = await page.EvaluateAsync<string[][]>(Ask, asked);
            var found = AllModels.Catalogs.Find(query);
            var hasValues = query is { Duration: not null } or { Resolution: not null } or { AspectRatio: not null } or { MaxCredits: not null };
            Assert.Equal(Lines(found.Matches, hasValues), Lines(answers[0], hasValues));
            Assert.Equal(Lines([.. found.Matches, .. found.Unsure], hasValues), Lines(answers[1], hasValues));
        }
    }

    [Fact]
    public async Task A_search_can_be_sent_by_its_address()
    {
        var page = await browser.OpenAsync();
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        await page.Locator("#kind").SelectOptionAsync("text_to_video");
        await page.Locator("#duration").SelectOptionAsync("5");
        await page.Locator("#sort").SelectOptionAsync("price");
        var shown = await page.EvaluateAsync<string>("[...document.querySelectorAll('.model:not([hidden])')].map(m => m.id).join(' ')");
        var other = await browser.OpenAsync();
        await other.GotoAsync(page.Url);
        Assert.Equal(shown, await other.EvaluateAsync<string>("[...document.querySelectorAll('.model:not([hidden])')].map(m => m.id).join(' ')"));
        Assert.Equal("text_to_video", await other.Locator("#kind").InputValueAsync());
        Assert.StartsWith("hoox:seedance-1.5 ", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text to speech", "creativeai:voice-generation")]
    [InlineData("nano bananna edit", "creatify:nano-banana/edit")]
    [InlineData("sora pro image", "creatify:sora-2/image-to-video/pro")]
    public async Task A_search_knows_other_words_and_typing_errors(string text, string model)
    {
        var page = await browser.OpenAsync();
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        await page.Locator("#search").FillAsync(text);
        await Assertions.Expect(page.Locator($"[id=\"{model}\"]")).ToBeVisibleAsync();
        Assert.InRange(await page.EvaluateAsync<int>(Shown), 1, 10);
        // Notes about how a file was put together are not searched.
        await page.Locator("#search").FillAsync("fal endpoint");
        Assert.Equal(0, await page.EvaluateAsync<int>(Shown));
    }

    [Fact]
    public async Task Three_models_can_be_compared()
    {
        var page = await browser.OpenAsync();
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        await page.EvaluateAsync("[...document.querySelectorAll('.model')].slice(0, 4).forEach(model => { model.open = true; })");
        foreach (var at in Enumerable.Range(0, 3))
        {
            await page.Locator(".compare").Nth(at).ClickAsync();
        }

        await Assertions.Expect(page.Locator("#comparison thead th")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".compare").Nth(3)).ToBeDisabledAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        await Screenshot.TakeAsync(page, "compare");
        Assert.Empty(await Accessibility.ViolationsAsync(page));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task It_is_accessible_and_fits_the_width(ColorScheme scheme, int width)
    {
        var page = await browser.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 }, IsMobile = width < 600 });
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GotoAsync(file.Address);
        await Screenshot.TakeAsync(page, $"list-{scheme}-{width}");
        if ((scheme, width) != (ColorScheme.Light, 1280))
        {
            // All models once; a few of the same form are enough for the other colors and widths, and take a tenth of the time.
            await page.Locator("#search").FillAsync("seedance");
        }

        Assert.Empty(await Accessibility.ViolationsAsync(page));
        var model = page.Locator($"[id=\"{Seedance}\"]");
        await model.Locator("summary").ClickAsync();
        await model.ScrollIntoViewIfNeededAsync();
        await Screenshot.TakeAsync(page, $"model-{scheme}-{width}");
        Assert.Empty(await Accessibility.ViolationsAsync(page));
        await page.Locator("#search").FillAsync("");
        await page.EvaluateAsync("document.querySelectorAll('.model').forEach(model => { model.open = true; })");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, "The page scrolls sideways.");
    }

    private static IEnumerable<string> Lines(IEnumerable<ModelMatch> matches, bool hasCost) => matches
        .Select(match => $"{match.Model.Provider}:{match.Model.Name}" + (hasCost ? $"|{CreditText.Summary(match.Cost)}" : "")).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(string[] shown, bool hasCost) => shown.Select(line => hasCost ? line : line[..line.IndexOf('|', StringComparison.Ordinal)]).Order(StringComparer.Ordinal);

    [Fact]
    public async Task A_hostile_model_file_runs_no_script()
    {
        var page = await browser.OpenAsync();
        var log = new PageLog(page);
        using var file = await CatalogFile.WriteAsync(HostileModel.WriteTo, Cancellation);
        await page.GotoAsync(file.Address);
        Assert.Equal(1, await page.EvaluateAsync<int>(Shown));
        Assert.False(await page.EvaluateAsync<bool>("'ran' in window"));
        Assert.Contains("<img src=x onerror", await page.Locator(".model h2").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(log.Complaints);
        Assert.Single(log.Requests);
    }
}
