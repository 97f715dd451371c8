using Typed.CatalogTests.Kit;

namespace Typed.CatalogTests;

/// <summary>The page of <c>typed catalog</c> in a real browser, from the file system.</summary>
public sealed class CatalogPageTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string Shown = "document.querySelectorAll('.model:not([hidden])').length";
    private const string Seedance = "creatify:bytedance/seedance/v1/pro/image-to-video";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lists_all_models_asks_for_nothing_and_complains_of_nothing()
    {
        await using var page = await browser.OpenAsync(Cancellation);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GoAsync(file.Path);
        Assert.True(await page.EvaluateAsync<int>(Shown) >= 35);
        Assert.Equal(await page.EvaluateAsync<int>(Shown) + " models", await page.EvaluateAsync<string>("document.getElementById('count').value"));
        Assert.Equal([new Uri(file.Path).AbsoluteUri], page.Requests);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task The_policy_forbids_the_network()
    {
        await using var page = await browser.OpenAsync(Cancellation);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GoAsync(file.Path);
        Assert.Equal("refused", await page.EvaluateAsync<string>("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')"));
        Assert.Contains(page.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Equal("refused", await page.EvaluateAsync<string>("(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); return window.ran ? 'ran' : 'refused'; })()"));
    }

    [Fact]
    public async Task Search_and_filters_narrow_the_list_and_clear_brings_it_back()
    {
        await using var page = await browser.OpenAsync(Cancellation);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.SizeAsync(1280, 900);
        await page.GoAsync(file.Path);
        var all = await page.EvaluateAsync<int>(Shown);

        // By keyboard alone: / goes to the search.
        await page.PressAsync("/", "Slash", 191, "/");
        Assert.Equal("search", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.TypeAsync("seedance image");
        Assert.True(await page.EvaluateAsync<bool>($"document.getElementById('{Seedance}').checkVisibility()"));
        var found = await page.EvaluateAsync<int>(Shown);
        Assert.InRange(found, 1, all - 1);
        Assert.Equal($"{found} of {all}", await page.EvaluateAsync<string>("document.getElementById('count').value"));
        await page.ClickAsync("#clear");
        Assert.Equal(all, await page.EvaluateAsync<int>($"new Promise(done => setTimeout(() => done({Shown})))"));

        foreach (var (control, value, holds) in new[]
        {
            ("kind", "text_to_video", "m.dataset.kind === 'text_to_video'"),
            ("provider", "creatify", "m.dataset.provider === 'creatify'"),
            ("duration", "10", "m.dataset.durations.split('\\n').includes('10')"),
            ("resolution", "1080p", "m.dataset.resolutions.split('\\n').includes('1080p')"),
            ("credits", "8", "Number(m.dataset.least) <= 8 && m.dataset.least !== ''"),
        })
        {
            await page.RunAsync($"(() => {{ const c = document.getElementById('{control}'); c.value = '{value}'; c.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()");
            Assert.True(await page.EvaluateAsync<bool>($"[...document.querySelectorAll('.model')].every(m => m.hidden || ({holds}))"), control);
            Assert.InRange(await page.EvaluateAsync<int>(Shown), 1, all);
        }

        Assert.True(await page.EvaluateAsync<int>(Shown) < all);
        await page.RunAsync("(() => { const c = document.getElementById('search'); c.value = 'no such thing'; c.dispatchEvent(new Event('input', { bubbles: true })); })()");
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('none').checkVisibility()"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_model_opens_by_keyboard_and_its_code_is_copied()
    {
        await using var page = await browser.OpenAsync(Cancellation);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.SizeAsync(1280, 900);
        await page.GoAsync(file.Path);
        await page.AllowClipboardAsync();
        await page.RunAsync($"document.querySelector('[id=\"{Seedance}\"] summary').focus()");
        await page.PressAsync("Enter", "Enter", 13, "\r");
        Assert.True(await page.EvaluateAsync<bool>($"document.getElementById('{Seedance}').open"));
        await page.ClickAsync($"[id=\"{Seedance}\"] .copy");
        await page.RunAsync($"new Promise(done => {{ const b = document.querySelector('[id=\"{Seedance}\"] .copy'); const look = () => b.textContent === 'Copied' ? done() : requestAnimationFrame(look); look(); }})");
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("using Typed.Models.Creatify;\n\nvar request = new BytedanceSeedanceV1ProImageToVideoParams\n{\n    Prompt = ", copied.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 360)]
    [InlineData("dark", 360)]
    public async Task All_text_is_readable_and_nothing_sticks_out(string scheme, int width)
    {
        await using var page = await browser.OpenAsync(Cancellation);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.SchemeAsync(scheme);
        await page.SizeAsync(width, 800, isMobile: width < 600);
        await page.GoAsync(file.Path);
        await page.ShotAsync($"list-{scheme}-{width}");
        await page.RunAsync($"document.getElementById('{Seedance}').scrollIntoView()");
        await page.RunAsync($"document.getElementById('{Seedance}').open = true");
        await page.ShotAsync($"model-{scheme}-{width}");
        await page.RunAsync("document.querySelectorAll('.model').forEach(model => { model.open = true; })");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, "it scrolls sideways");
        Assert.Equal(scheme == "dark", await page.EvaluateAsync<bool>($"{Contrast.Script}.luminance(getComputedStyle(document.body).backgroundColor) < 0.5"));
        Assert.Equal("", await page.EvaluateAsync<string>($"{Contrast.Script}.worst(4.5)"));
    }

    [Fact]
    public async Task Each_control_and_table_has_a_name()
    {
        await using var page = await browser.OpenAsync(Cancellation);
        using var file = await CatalogFile.WriteAsync(Cancellation);
        await page.GoAsync(file.Path);
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('input, select')].filter(c => c.labels.length !== 1 || c.labels[0].innerText.trim() === '').length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('th')].filter(h => !h.scope).length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('button')].filter(b => !(b.ariaLabel || b.textContent.trim())).length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))"));
    }

    [Fact]
    public async Task A_hostile_model_file_stays_text()
    {
        await using var page = await browser.OpenAsync(Cancellation);
        const string Attack = "</script></style></pre><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\\\" onmouseover=\\\"window.ran = 1\\\" {{script}} <!--";
        using var file = await CatalogFile.WriteAsync(
            folder =>
            {
                var models = Directory.CreateDirectory(Path.Combine(folder, "schemas", "evil", "models")).FullName;
                File.WriteAllText(Path.Combine(models, "evil.json"), $$"""
                    { "model": "evil {{Attack}}", "kind": "kind {{Attack}}", "input_schema": { "type": "object", "description": "{{Attack}}", "required": ["prompt"], "properties": {
                      "prompt": { "type": "string", "default": "{{Attack}}", "description": "{{Attack}}" }, "duration": { "enum": ["{{Attack}}", "5"], "default": "{{Attack}}" }, "resolution {{Attack}}": { "type": "string" } } },
                      "source": { "document": "{{Attack}}", "retrieved": "{{Attack}}" } }
                    """);
                File.WriteAllText(Path.Combine(folder, "schemas", "evil", "pricing.json"), $$"""
                    { "unit": "{{Attack}}", "as_of": "{{Attack}}", "models": { "evil {{Attack}}": { "per": "{{Attack}}", "newer": { "statement": "{{Attack}}" }, "rules": [ { "when": { "duration": "{{Attack}}" }, "credits": 1 }, { "when": { "duration": "5" }, "credits": 2 } ] } } }
                    """);
            },
            Cancellation);
        await page.GoAsync(file.Path);
        Assert.Equal(1, await page.EvaluateAsync<int>(Shown));
        Assert.Equal(1, await page.EvaluateAsync<int>("document.scripts.length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.images.length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"));
        Assert.False(await page.EvaluateAsync<bool>("'ran' in window"));
        Assert.Contains("<img src=x onerror", await page.EvaluateAsync<string>("document.querySelector('.model h2').textContent"), StringComparison.Ordinal);
        Assert.Contains("<script>window.ran", await page.EvaluateAsync<string>("document.querySelector('.model pre').textContent"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
        Assert.Single(page.Requests);
    }
}
