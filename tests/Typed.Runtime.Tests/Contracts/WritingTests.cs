using System.Buffers;
using System.Text.Json;

namespace Typed.RuntimeTests.Contracts;

public sealed class WritingTests
{
    [Fact]
    public void What_is_set_is_written_in_wire_form_and_null_is_not_sent() =>
        Assert.Equal(
            """{"prompt":"A man walking","image_url":"https://example.com/snow.jpg","duration":"10","cfg_scale":0.3,"max_images":1}""",
            (SampleParams.Valid with { Duration = SampleDuration.Seconds10, CfgScale = 0.3 }).ToJson());

    [Fact]
    public void A_union_is_written_as_its_branch()
    {
        Assert.Contains("\"image_size\":\"wide\"", (SampleParams.Valid with { ImageSize = SamplePreset.Wide }).ToJson(), StringComparison.Ordinal);
        Assert.Contains(
            "\"image_size\":{\"width\":640,\"height\":480}",
            (SampleParams.Valid with { ImageSize = new SampleSize { Width = 640, Height = 480 } }).ToJson(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_extra_parameter_takes_the_place_of_the_property_and_is_never_sent_twice()
    {
        var json = (SampleParams.Valid with { ExtraParameters = new() { { "duration", "15" }, { "steps", 12 } } }).ToJson();
        using var document = JsonDocument.Parse(json);
        Assert.Equal("15", Assert.Single(document.RootElement.EnumerateObject(), member => member.Name == "duration").Value.GetString());
        Assert.Equal(12, document.RootElement.GetProperty("steps").GetInt32());
    }

    [Fact]
    public void What_is_read_is_written_the_same()
    {
        const string Json = """{"prompt":"abc","image_urls":["https://a.example/1"],"image_size":{"width":640,"height":480},"loop":true,"seed":3,"camera":{"x":1},"new_one":null}""";
        using var document = JsonDocument.Parse(Json);
        var result = SampleParams.Info.Parse(document.RootElement);
        Assert.True(result.IsValid, result.Report.ToString());
        Assert.Equal(Json, ((SampleParams)result.Params).ToJson());
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var request = SampleParams.Valid with
        {
            CfgScale = 0.5,
            ImageSize = new SampleSize { Width = 640, Height = 480 },
            ImageUrls = ["https://a.example/1", "https://a.example/2"],
            Loop = true,
            Seed = 1,
        };
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        void Write()
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            request.WriteTo(writer);
            writer.Flush();
        }

        for (var i = 0; i < 100; i++)
        {
            Write();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Write();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
