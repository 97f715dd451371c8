using Microsoft.Playwright;

namespace Typed.Tests.Kit.Browser;

/// <summary>Pictures for a person to look at, written if <c>TYPED_SHOTS</c> names a folder.</summary>
internal static class Screenshot
{
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TYPED_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
