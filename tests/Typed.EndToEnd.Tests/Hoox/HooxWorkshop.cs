using Typed.Emulator;
using Typed.Emulator.Hoox;
using Typed.Hoox;
using Typed.Models.Hoox;

namespace Typed.EndToEnd.Tests.Hoox;

/// <summary>An emulator of its own and a Hoox client of it, a thousand times faster.</summary>
internal sealed class HooxWorkshop : IAsyncDisposable
{
    private HooxWorkshop(EmulatorHost emulator) => (Emulator, Client) = (emulator, ClientOf(emulator));

    public EmulatorHost Emulator { get; }

    public HooxClient Client { get; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<HooxWorkshop> OpenAsync(HooxEmulation? hoox = null, decimal credits = 1_000) =>
        new(await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 1000, Credits = credits, Hoox = hoox ?? new HooxEmulation { RateLimit = null } }, Ct));

    public static HooxClient ClientOf(EmulatorHost emulator, HooxOptions? options = null)
    {
        options ??= new HooxOptions();
        options.ApiKey = emulator.ApiKey;
        options.BaseAddress = emulator.HooxAddress;
        options.Catalog = HooxCatalog.Models;
        options.Polling = new PollingOptions { FirstDelay = TimeSpan.Zero, Interval = TimeSpan.FromMilliseconds(20), MaxInterval = TimeSpan.FromMilliseconds(50), MaxConsecutiveErrors = 3 };
        return new HooxClient(options);
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
