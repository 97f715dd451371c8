using Microsoft.Playwright;
using Typed.Tests.Kit.Browser;

namespace Typed.SamplesTests.Kit;

internal static class StudioPage
{
    /// <summary>Opens the Studio and waits until its script has run.</summary>
    public static async Task<(IPage Page, PageLog Log)> OpenStudioAsync(this Chromium browser, Uri address, int width = 1440, int height = 900, ColorScheme colors = ColorScheme.Light)
    {
        var page = await browser.OpenAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colors,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var log = new PageLog(page);
        await page.GotoAsync(address.AbsoluteUri);
        await page.Locator("html[data-ready=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return (page, log);
    }
}
