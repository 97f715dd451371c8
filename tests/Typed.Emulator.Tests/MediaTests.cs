using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Typed.Emulator.Media;

namespace Typed.Emulator.Tests;

/// <summary>What jobs produce are real files, read here by code that is not the emulator's.</summary>
public sealed class MediaTests
{
    [Theory]
    [InlineData(192, 108)]
    [InlineData(1, 192)]
    public void A_png_has_signature_checksums_and_all_its_pixels(int width, int height)
    {
        var file = PngImage.Gradient(width, height, 7);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var types = new List<string>();
        var data = Array.Empty<byte>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var type = Encoding.ASCII.GetString(file, at + 4, 4);
            types.Add(type);
            Assert.Equal(BitwiseCrc(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            if (type == "IHDR")
            {
                Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 8)));
                Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 12)));
            }
            else if (type == "IDAT")
            {
                data = file[(at + 8)..(at + 8 + length)];
            }

            at += 12 + length;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], types);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress))
        {
            zlib.CopyTo(pixels);
        }

        Assert.Equal(height * (1 + (3 * width)), pixels.Length);
    }

    [Theory]
    [InlineData("16:9", 192, 108)]
    [InlineData("9:16", 108, 192)]
    [InlineData("1:1", 128, 128)]
    public async Task A_video_is_an_mp4_of_the_proportions_asked_for(string ratio, int width, int height)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (url, thumbnail) = await ProduceAsync(fixture, EmulatorFixture.KlingRequest(p => p["aspect_ratio"] = ratio));
        using var response = await fixture.Client.GetAsync(url, EmulatorFixture.Cancel);
        var file = await response.Content.ReadAsByteArrayAsync(EmulatorFixture.Cancel);
        Assert.Equal("video/mp4", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(file.Length, response.Content.Headers.ContentLength);

        var boxes = Boxes(file).ToList();
        Assert.Equal("ftyp", boxes[0].Type);
        var moov = Assert.Single(boxes, box => box.Type == "moov");
        Assert.Contains(boxes, box => box.Type == "mdat");
        // Width and height are the last eight bytes of the track header, in 16.16 fixed point.
        var header = Find(file.AsMemory(moov.Start, moov.Length), "trak", "tkhd").Span;
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(header[^8..]) >> 16);
        Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(header[^4..]) >> 16);

        var small = await fixture.Client.GetByteArrayAsync(thumbnail, EmulatorFixture.Cancel);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], small[..4]);
    }

    [Theory]
    [InlineData("png", "image/png", new byte[] { 0x89, 0x50, 0x4E, 0x47 })]
    [InlineData("jpeg", "image/jpeg", new byte[] { 0xFF, 0xD8, 0xFF })]
    [InlineData("webp", "image/webp", new byte[] { 0x52, 0x49, 0x46, 0x46 })]
    public async Task An_image_is_of_the_format_asked_for(string format, string type, byte[] start)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (url, _) = await ProduceAsync(fixture, EmulatorFixture.Request("nano-banana", $$"""{"prompt":"snow","output_format":"{{format}}"}"""));
        using var response = await fixture.Client.GetAsync(url, EmulatorFixture.Cancel);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(start, (await response.Content.ReadAsByteArrayAsync(EmulatorFixture.Cancel))[..start.Length]);
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_fetched_without_keys()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (url, _) = await ProduceAsync(fixture, EmulatorFixture.KlingRequest());
        using var anonymous = new HttpClient();
        var whole = await anonymous.GetByteArrayAsync(url, EmulatorFixture.Cancel);

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new RangeHeaderValue(100, 199);
        using var part = await anonymous.SendAsync(request, EmulatorFixture.Cancel);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[100..200], await part.Content.ReadAsByteArrayAsync(EmulatorFixture.Cancel));
        Assert.Equal(whole.Length, part.Content.Headers.ContentRange?.Length);

        using var beyond = new HttpRequestMessage(HttpMethod.Get, url);
        beyond.Headers.Range = new RangeHeaderValue(whole.Length, null);
        using var refused = await anonymous.SendAsync(beyond, EmulatorFixture.Cancel);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);

        using var head = new HttpRequestMessage(HttpMethod.Head, url);
        using var headers = await anonymous.SendAsync(head, EmulatorFixture.Cancel);
        Assert.Equal(whole.Length, headers.Content.Headers.ContentLength);
    }

    private static async Task<(string Url, string Thumbnail)> ProduceAsync(EmulatorFixture fixture, System.Text.Json.Nodes.JsonNode request)
    {
        var id = await fixture.CreateTaskAsync(request);
        fixture.Clock.Advance(EmulatorFixture.UntilDone);
        var asset = (await fixture.GetTaskAsync(id)).GetProperty("assets")[0];
        return (asset.GetProperty("url").GetString()!, asset.GetProperty("thumbnail_url").GetString()!);
    }

    private static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> content, params string[] path)
    {
        foreach (var type in path)
        {
            var box = Boxes(content.ToArray()).First(one => one.Type == type);
            content = content.Slice(box.Start, box.Length);
        }

        return content;
    }

    private static IEnumerable<(string Type, int Start, int Length)> Boxes(byte[] content)
    {
        for (var at = 0; at < content.Length;)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at));
            Assert.InRange(size, 8, content.Length - at);
            yield return (Encoding.ASCII.GetString(content, at + 4, 4), at + 8, size - 8);
            at += size;
        }
    }

    /// <summary>The definition, bit by bit: not the library that the emulator uses.</summary>
    private static uint BitwiseCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var carry = ((crc ^ (uint)(one >> bit)) & 1) == 1;
                crc >>= 1;
                if (carry)
                {
                    crc ^= 0xEDB88320;
                }
            }
        }

        return ~crc;
    }
}
