using Microsoft.Playwright;

namespace Typed.SamplesTests.Kit;

/// <summary>The machine's own Chromium. Without one, a test is skipped; with <c>TYPED_REQUIRE_BROWSER=1</c> it fails.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Chromium> StartAsync()
    {
        if (Find() is not { } path)
        {
            const string Reason = "No Chromium on the PATH.";
            Assert.False(Environment.GetEnvironmentVariable("TYPED_REQUIRE_BROWSER") == "1", Reason);
            Assert.Skip(Reason);
            throw new InvalidOperationException(Reason);
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>Opens a page; everything that goes wrong in it is collected.</summary>
    public async Task<(IPage Page, List<string> Errors)> OpenAsync(Uri address, int width = 1440, int height = 900, ColorScheme colors = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colors,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        await page.GotoAsync(address.AbsoluteUri);
        await page.Locator("html[data-ready=true]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        return (page, errors);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(directory => s_names.Select(name => Path.Combine(directory, name)))
            .FirstOrDefault(File.Exists);
}
