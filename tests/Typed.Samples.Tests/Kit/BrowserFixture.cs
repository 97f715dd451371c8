namespace Typed.SamplesTests.Kit;

/// <summary>One browser for the tests of a class, started by the first that needs it. A fixture cannot skip a test, so the test starts it.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private Chromium? _browser;

    internal async Task<Chromium> StartAsync() => _browser ??= await Chromium.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;
}
