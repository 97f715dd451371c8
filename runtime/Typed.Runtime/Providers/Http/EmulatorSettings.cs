namespace Typed.Providers.Http;

/// <summary>The settings of clients that call an emulator: its default keys, and polls that do not slow a test down.</summary>
internal static class EmulatorSettings
{
    public const string ApiId = "emulator-id";
    public const string ApiKey = "emulator-key";

    public static PollingOptions Polling { get; } = new()
    {
        FirstDelay = TimeSpan.FromMilliseconds(5),
        Interval = TimeSpan.FromMilliseconds(5),
        MaxInterval = TimeSpan.FromMilliseconds(250),
    };
}
