using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using Typed.Serialization;

namespace Typed.RequestsBenchmarks;

/// <summary>What one request costs: written, read, validated and priced, beside a plain record with a generated serializer.</summary>
[MemoryDiagnoser]
public abstract class RequestBenchmarks<TRecord, TDto> : IDisposable
    where TRecord : ModelParams, IModelParams<TRecord>
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly JsonSerializerOptions _options = new() { Converters = { new ModelParamsConverter<TRecord>() } };
    private readonly TRecord _record;
    private readonly TDto _dto;
    private readonly JsonTypeInfo<TDto> _type;
    private Utf8JsonWriter _writer = null!;
    private byte[] _json = [];

    protected RequestBenchmarks(TRecord record, TDto dto, JsonTypeInfo<TDto> type) => (_record, _dto, _type) = (record, dto, type);

    [GlobalSetup]
    public void Setup()
    {
        _writer = new Utf8JsonWriter(_buffer);
        _json = _record.ToUtf8Json().ToArray();
        var dto = JsonSerializer.SerializeToUtf8Bytes(_dto, _type);
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
        JsonSerializer.Serialize(_writer, _dto, _type);
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
    public string Text_dto() => JsonSerializer.Serialize(_dto, _type);

    [Benchmark]
    public string Text() => _record.ToJson();

    [Benchmark]
    public TDto? Read_dto() => JsonSerializer.Deserialize(_json, _type);

    [Benchmark]
    public TRecord? Read() => JsonSerializer.Deserialize<TRecord>(_json, _options);

    [Benchmark]
    public bool Validate() => _record.Validate().IsValid;

    [Benchmark]
    public decimal? Cost() => _record.Cost.Credits;
}
