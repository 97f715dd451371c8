using Microsoft.Playwright;

namespace Typed.SamplesTests.Kit;

/// <summary>Pictures for a person to look at, in the directory that <c>TYPED_SCREENSHOTS</c> names; none otherwise.</summary>
internal static class Screenshots
{
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TYPED_SCREENSHOTS") is { Length: > 0 } directory)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(directory, name + ".png") });
        }
    }
}
