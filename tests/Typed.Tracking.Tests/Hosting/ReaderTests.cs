using Microsoft.Extensions.DependencyInjection;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests.Hosting;

public sealed class ReaderTests
{
    [Fact]
    public void Readers_of_the_known_providers_are_there_beside_the_applications_own_and_once()
    {
        var mine = new JsonWebhookReader("creatify", text => new JobStatus(text));
        var services = new ServiceCollection();
        services.AddSingleton<IWebhookReader>(new JsonWebhookReader("acme", text => new JobStatus(text)));
        services.AddSingleton<IWebhookReader>(mine);
        services.AddTypedTracker();
        services.AddTypedTracker();

        var readers = services.Select(service => service.ImplementationInstance).OfType<IWebhookReader>().ToList();
        Assert.Equal(["acme", "creatify", "creatify-templates", "hoox"], readers.Select(reader => reader.Provider).Order(StringComparer.Ordinal));
        Assert.Contains(mine, readers);
    }
}
