using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Typed.Models.Creatify;
using Typed.Serialization;

namespace Typed.RequestsBenchmarks;

/// <summary>What one request costs: written, read, validated and priced, beside a plain record with a generated serializer.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly JsonSerializerOptions _options = new() { Converters = { new ModelParamsConverter<KlingV16ProImageToVideoParams>() } };
    private readonly KlingV16ProImageToVideoParams _record = new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        ImageUrl = "https://example.com/fox.png",
        Duration = KlingV16ProImageToVideoDuration.Seconds10,
        NegativePrompt = "blur, distort, and low quality",
        CfgScale = 0.5,
    };

    // A table of many lines, on two fields.
    private readonly Veo31Params _many = new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        Duration = Veo31Duration.Seconds8,
        Resolution = Veo31Resolution.P1080,
    };

    private readonly FilmDto _dto = new()
    {
        Prompt = "A red fox crosses a frozen river at dawn",
        ImageUrl = "https://example.com/fox.png",
        Duration = "10",
        AspectRatio = "16:9",
        NegativePrompt = "blur, distort, and low quality",
        CfgScale = 0.5,
    };

    private Utf8JsonWriter _writer = null!;
    private byte[] _json = [];

    [GlobalSetup]
    public void Setup()
    {
        _writer = new Utf8JsonWriter(_buffer);
        _json = _record.ToUtf8Json().ToArray();
        var dto = JsonSerializer.SerializeToUtf8Bytes(_dto, FilmDtoContext.Default.FilmDto);
        if (!JsonElement.DeepEquals(JsonElement.Parse(_json), JsonElement.Parse(dto)))
        {
            throw new InvalidOperationException($"The two must write the same JSON: {_record.ToJson()}");
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _writer?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void Write_dto()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, _dto, FilmDtoContext.Default.FilmDto);
    }

    [Benchmark]
    public void Write()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        _record.WriteTo(_writer);
        _writer.Flush();
    }

    [Benchmark]
    public string Text_dto() => JsonSerializer.Serialize(_dto, FilmDtoContext.Default.FilmDto);

    [Benchmark]
    public string Text() => _record.ToJson();

    [Benchmark]
    public FilmDto? Read_dto() => JsonSerializer.Deserialize(_json, FilmDtoContext.Default.FilmDto);

    [Benchmark]
    public KlingV16ProImageToVideoParams? Read() => JsonSerializer.Deserialize<KlingV16ProImageToVideoParams>(_json, _options);

    [Benchmark]
    public bool Validate() => _record.Validate().IsValid;

    [Benchmark]
    public decimal? Cost() => _record.Cost.Credits;

    [Benchmark]
    public decimal? Cost_of_many() => _many.Cost.Credits;
}
