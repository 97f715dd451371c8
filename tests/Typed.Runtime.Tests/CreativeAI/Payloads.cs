using Typed.CreativeAI;

namespace Typed.RuntimeTests.CreativeAI;

/// <summary>The provider's sample payloads, and a client over a stub that answers with them.</summary>
internal static class Payloads
{
    public const string ApiKey = "rph_live_5d0c1b7e/9f";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "creativeai");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

    public static CreativeAIClient Client(HttpMessageHandler handler, FakeTimeProvider? time = null, Action<CreativeAIOptions>? configure = null)
    {
        var options = new CreativeAIOptions { ApiKey = ApiKey, RequestTimeout = TimeSpan.FromHours(1), Polling = new PollingOptions { Jitter = 0, FirstDelay = TimeSpan.FromSeconds(3), Interval = TimeSpan.FromSeconds(3) } };
        configure?.Invoke(options);
        return new CreativeAIClient(new HttpClient(handler), options, time ?? new FakeTimeProvider());
    }
}
