using Typed;
using Typed.Creatify;
using Typed.Emulator;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Models.Creatify;
using Xunit;

namespace Tests;

public sealed class TrailerTests
{
    private static readonly KlingV16ProImageToVideoParams s_trailer = new() { Prompt = "Snow", ImageUrl = "https://example.com/snow.jpg" };

    [Fact]
    public async Task A_trailer_is_paid_for_once()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Credits = 100 }, TestContext.Current.CancellationToken);

        var job = await Client(emulator).SubmitAsync(s_trailer, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("kling-video/v1.6/pro/image-to-video", job.Model);
        Assert.Equal(1, emulator.Requests.Count(Routes.CreatifyCreate));
        Assert.Equal(100 - s_trailer.Cost.Credits, emulator.Account.Balance);
    }

    [Fact]
    public async Task A_lack_of_credits_is_an_exception_of_its_own()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Credits = 1 }, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InsufficientCreditsException>(() => Client(emulator).SubmitAsync(s_trailer, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fault_reaches_the_app()
    {
        await using var emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        emulator.Faults.Add(Fault.Answer(400, "{\"detail\":\"no\"}"));

        await Assert.ThrowsAnyAsync<TypedException>(() => Client(emulator).SubmitAsync(s_trailer, cancellationToken: TestContext.Current.CancellationToken));
    }

    private static CreatifyClient Client(EmulatorHost emulator) =>
        new(new CreatifyOptions { BaseAddress = emulator.BaseAddress, ApiId = emulator.ApiId, ApiKey = emulator.ApiKey });
}
