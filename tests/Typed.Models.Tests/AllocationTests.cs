using System.Buffers;
using System.Text.Json;
using Typed.Models.Creatify;
using Typed.Models.CreativeAI;

namespace Typed.Models.Tests;

/// <summary>What is done for each request, again and again, leaves nothing to collect.</summary>
public sealed class AllocationTests
{
    private readonly KlingV16ProImageToVideoParams _request = new()
    {
        Prompt = "A red fox",
        ImageUrl = "https://example.com/fox.png",
        Duration = KlingV16ProImageToVideoDuration.Seconds10,
        CfgScale = 0.5,
    };

    [Fact]
    public void The_price_of_a_rule()
    {
        Assert.Equal(24, _request.Cost.Credits);
        Assert.Equal(0, Allocated(() => _ = _request.Cost));
    }

    [Fact]
    public void The_price_of_a_long_table()
    {
        var request = new Veo31Params { Prompt = "A red fox", Duration = Veo31Duration.Seconds8, Resolution = Veo31Resolution.P1080 };
        Assert.NotNull(request.Cost.Credits);
        Assert.Equal(0, Allocated(() => _ = request.Cost));
    }

    [Fact]
    public void The_validation_of_a_valid_request() => Assert.Equal(0, Allocated(() =>
    {
        if (!_request.Validate().IsValid)
        {
            throw new InvalidOperationException();
        }
    }));

    [Fact]
    public void The_validation_with_rules()
    {
        var request = new VideoGenerationKlingV3Params { Prompt = "Waves", Duration = 5 };
        Assert.NotEmpty(VideoGenerationKlingV3Params.Info.Rules);
        Assert.Equal(0, Allocated(() => _ = request.Validate()));
    }

    [Fact]
    public void Writing()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer);
        Assert.Equal(0, Allocated(() =>
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            _request.WriteTo(writer);
        }));
    }

    // The first call makes what is kept.
    private static long Allocated(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
