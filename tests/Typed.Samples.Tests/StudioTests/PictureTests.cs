using System.Net;
using Microsoft.Playwright;
using Typed.Emulator;
using Typed.SamplesTests.Kit;
using static Microsoft.Playwright.Assertions;

namespace Typed.SamplesTests.StudioTests;

/// <summary>The page with results in it, on a desk and on a phone, light and dark; with <c>TYPED_SCREENSHOTS</c> as pictures.</summary>
public sealed class PictureTests
{
    [Theory]
    [InlineData("light", 1440, 900, ColorScheme.Light)]
    [InlineData("dark", 1440, 900, ColorScheme.Dark)]
    [InlineData("phone", 390, 844, ColorScheme.Light)]
    [InlineData("phone-dark", 390, 844, ColorScheme.Dark)]
    public async Task Results_and_a_running_job_are_shown(string name, int width, int height, ColorScheme colors)
    {
        await using var browser = await Chromium.StartAsync();
        using var directory = new TempDirectory();
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 60 }, StudioServer.Cancel);
        await using var studio = await StudioServer.StartAsync(emulator, directory.Path);
        var (page, errors) = await browser.OpenAsync(studio.Address, width, height, colors);
        await Screenshots.TakeAsync(page, name + "-start");

        await SubmitAsync(studio, "creatify", "wan-25-preview/text-to-image", """{"prompt":"A lighthouse at dawn, long exposure, soft mist over the water"}""");
        await SubmitAsync(studio, "hoox", "z-image-turbo", """{"prompt":"A fishing harbour in the rain"}""");
        await SubmitAsync(studio, "creatify", "sora-2/text-to-video", """{"prompt":"Gulls above a cliff, seen from a boat"}""");
        await SubmitAsync(studio, "creativeai", "voice-generation", """{"text":"A hundred and twelve steps, every evening."}""");
        await Expect(page.Locator(".card[data-done=true]")).ToHaveCountAsync(4, new() { Timeout = 30_000 });
        emulator.Faults.Add(Emulator.Faults.Fault.FailJob("Refused by the content policy."));
        await SubmitAsync(studio, "creatify", "nano-banana", """{"prompt":"A scene that the provider refuses"}""");
        await Expect(page.Locator(".card[data-state=failed]")).ToHaveCountAsync(1);
        emulator.Faults.Add(Emulator.Faults.Fault.SlowJob(TimeSpan.FromHours(10)));
        await SubmitAsync(studio, "creatify", "nano-banana", """{"prompt":"The keeper climbs the stairs of the tower"}""");
        await Expect(page.Locator(".card .stage.running")).ToHaveCountAsync(1);

        await page.EvaluateAsync("() => { location.hash = '#/creatify/wan-25-preview/text-to-video'; }");
        await Expect(page.Locator("#price-amount")).ToContainTextAsync("credits");
        await Screenshots.TakeAsync(page, name + "-model");
        await page.EvaluateAsync("() => { location.hash = '#/hoox/seedance-2.0'; }");
        await Expect(page.Locator("#model-name")).ToHaveTextAsync("seedance-2.0");
        await page.Locator("details.more").First.EvaluateAsync("one => { one.open = true; }");
        await page.Locator("#submit").ClickAsync();
        await Expect(page.Locator(".field.bad").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, name + "-errors");
        await page.EvaluateAsync("() => { document.body.dataset.view = 'gallery'; }");
        await Screenshots.TakeAsync(page, name + "-gallery");
        await page.Locator(".card[data-done=true] .stage > button").First.ClickAsync();
        await Expect(page.Locator("dialog")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, name + "-viewer");
        Assert.All(errors, error => Assert.Contains("400", error, StringComparison.Ordinal));
    }

    private static async Task SubmitAsync(StudioServer studio, string provider, string model, string parameters)
    {
        using var response = await studio.PostAsync("/api/jobs", provider, model, parameters);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }
}
