using System.Diagnostics.CodeAnalysis;
using Microsoft.Playwright;
using Xunit;

namespace Typed.Tests.Kit.Browser;

/// <summary>
/// The system's Chromium without a window, one for all tests of a class. Where it is not installed, the tests are skipped; with <c>TYPED_BROWSER=required</c> they fail.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    // Milliseconds. A wait ends when the page is as expected; on a busy machine that takes longer than the default of five seconds.
    private const int Timeout = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The first browser on the <c>PATH</c>, or null.</summary>
    private static string? Executable { get; } = Programs.Find("chromium", "chromium-browser", "google-chrome");

    private static bool IsRequired => Environment.GetEnvironmentVariable("TYPED_BROWSER") == "required";

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Timeout);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Skips the test if there is no browser, or fails it if a browser is required. Call it before anything else is started.</summary>
    [MemberNotNull(nameof(_browser))]
    internal void Require()
    {
        if (_browser is null)
        {
            Assert.False(IsRequired, "Chromium is not installed.");
            Assert.Skip("Chromium is not installed: tests/browser installs it.");
        }
    }

    /// <summary>Opens a page in a context of its own: no cookies, no storage, no permissions of another test.</summary>
    internal async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        Require();
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Timeout);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
