using System.Text.Json;
using Typed.Reading;
using Typed.Serialization;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.RuntimeTests.Serialization;

/// <summary>The serializer reads an ordinary request in one pass. Whatever the JSON is, it gives the same record, or the same error, as the reader of documents.</summary>
public sealed class ReadingTests
{
    private static readonly JsonSerializerOptions s_options = new() { Converters = { new ModelParamsConverter<Flat>() } };
    private static readonly JsonSerializerOptions s_smallParts = new(s_options) { DefaultBufferSize = 16 };
    private static readonly JsonSerializerOptions s_foreign = new() { Converters = { new ModelParamsConverter<Foreign>(), new ModelParamsConverter<ForeignLists>() } };

    public static TheoryData<string> Requests => new(
        """{"text":"x"}""",
        """{"text":"x","whole":3,"number":0.5,"flag":true,"choice":"b"}""",
        """{"choice":2,"flag":false,"number":-1e3,"whole":-3,"text":"other order"}""",
        """{"text":"\"escaped\" \u00e4\n","te\u0078t2":1}""",
        """{"te\u0078t":"an escaped name"}""",
        """{ "text" : "x" , "whole" : 4.0 }""",
        """{"text":"x","whole":9007199254740993}""",
        """{"text":"x","whole":4.5}""",
        """{"text":"x","whole":99999999999999999999}""",
        """{"text":"x","small":3000000000}""",
        """{"text":"x","small":7}""",
        """{"text":"x","number":1e999}""",
        """{"text":"x","number":"0.5"}""",
        """{"text":"x","flag":"true"}""",
        """{"text":"x","choice":"c"}""",
        """{"text":"x","choice":"2"}""",
        """{"text":"x","choice":2.0}""",
        """{"text":"x","choice":"\u0062"}""",
        """{"text":"x","choice":null}""",
        """{"text":"x","choice":true}""",
        """{"text":"x","choice":"gr\u00f6\u00dfer"}""",
        """{"text":null}""",
        """{"text":7}""",
        """{"text":"x","maybe":null}""",
        """{"text":"x","maybe":"y"}""",
        """{"text":"x","text":"twice"}""",
        """{"text":"x","maybe":"y","maybe":null}""",
        """{"text":"x","list":["a","b"]}""",
        """{"text":"x","list":null}""",
        """{"text":"x","json":{"a":[1]}}""",
        """{"text":"x","json":null}""",
        """{"text":"x","gr\u00f6\u00dfe":"an escaped field"}""",
        """{"text":"x","größe":"a field that is written with an escape"}""",
        """{"text":"x","new_one":{"a":1},"newer":null}""",
        """{"text":"x","":1}""",
        """{"text":"half of \ud83d a character"}""",
        """{"whole":1}""",
        "{}",
        "[]",
        "\"text\"",
        """{"text":"x" """,
        """{"text":"x",}""");

    [Theory]
    [MemberData(nameof(Requests))]
    public void The_record_or_the_error_is_that_of_the_document(string json)
    {
        var (expected, actual) = (BothWays.Outcome(() => BothWays.OfDocument<Flat>(json)), BothWays.Outcome(() => JsonSerializer.Deserialize<Flat>(json, s_options)!));
        Assert.Equal(expected, actual);
        // Nothing of it is left on the thread.
        Assert.Equal("""{"text":"next"}""", JsonSerializer.Deserialize<Flat>("""{"text":"next"}""", s_options)!.ToJson());
    }

    [Fact]
    public void A_reader_goes_on_behind_the_record()
    {
        var list = JsonSerializer.Deserialize<Flat[]>("""[{"text":"a"},{"text":"b","new":1},{"text":"c","whole":1}]""", s_options)!;
        Assert.Equal(["""{"text":"a"}""", """{"text":"b","new":1}""", """{"text":"c","whole":1}"""], list.Select(item => item.ToJson()));
    }

    [Fact]
    public async Task A_stream_of_small_parts_is_read()
    {
        var json = """{"text":"a longer text that is cut into parts","whole":12,"choice":"b"}"""u8.ToArray();
        using var stream = new MemoryStream(json);
        var record = await JsonSerializer.DeserializeAsync<Flat>(stream, s_smallParts, TestContext.Current.CancellationToken);
        Assert.Equal("""{"text":"a longer text that is cut into parts","whole":12,"choice":"b"}""", record!.ToJson());
    }

    [Fact]
    public void A_record_that_reads_other_fields_than_its_models_is_read_from_the_document()
    {
        var record = JsonSerializer.Deserialize<Foreign>("""{"text":"x","other":"y"}""", s_foreign)!;
        Assert.Equal(("x", "y"), (record.Text, record.Other));
        Assert.Null(record.ExtraParameters);
    }

    [Fact]
    public void A_list_that_the_record_reads_as_another_kind_is_not_lost()
    {
        const string Json = """{"wholes":[1],"texts":["a"]}""";
        using var document = JsonDocument.Parse(Json);
        Assert.False(ForeignLists.Info.Parse(document.RootElement).Report.IsValid);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ForeignLists>(Json, s_foreign));
        Assert.Equal(["a"], JsonSerializer.Deserialize<ForeignLists>("""{"texts":["a"]}""", s_foreign)!.Texts!);
    }

    /// <summary>A value that is read in vain and then from a document leaves more than one that is read from a document at once.</summary>
    [Theory]
    [InlineData("""{"text":"x"}""")]
    [InlineData("""{"text":"x","whole":3}""")]
    [InlineData("""{"text":"x","small":7}""")]
    [InlineData("""{"text":"x","number":0.5}""")]
    [InlineData("""{"text":"x","flag":true}""")]
    [InlineData("""{"text":"x","flag":false}""")]
    [InlineData("""{"text":"x","choice":"b"}""")]
    [InlineData("""{"text":"x","choice":2}""")]
    [InlineData("""{"choice":2,"flag":false,"number":-1e3,"whole":-3,"text":"other order"}""")]
    [InlineData("""{"text":"x","list":["a"]}""")]
    public void Each_ordinary_value_is_read_without_a_document(string json) =>
        Assert.InRange(Allocated(() => JsonSerializer.Deserialize<Flat>(json, s_options)), 1, Allocated(() => BothWays.OfDocument<Flat>(json)) - 1);

    private static long Allocated(Action read)
    {
        read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        read();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed record Flat : ModelParams, IModelParams<Flat>
    {
        private static readonly ParamField[] s_fields = ParamTable.Fields(
            """
            [
                {"name":"text","kind":"Text","required":true},
                {"name":"whole","kind":"Integer"},
                {"name":"small","kind":"Integer","minimum":0,"maximum":100},
                {"name":"number","kind":"Number"},
                {"name":"flag","kind":"Boolean"},
                {"name":"choice","kind":"Choice","values":[[1,"a"],[2,"b"],[3,2],[4,"gr\u00f6\u00dfer"]]},
                {"name":"maybe","kind":"Text","nullable":true,"unknown":{"a":[1,{"b":"]"}]}},
                {"name":"list","kind":"List","nullable":true,"items":{"kind":"Text"}},
                {"name":"json","kind":"Json"},
                {"name":"gr\u00f6\u00dfe","kind":"Text"}
            ]
            """);

        public static ModelInfo<Flat> Info { get; } = new("probe", "flat", "image", s_fields);

        public required string Text { get; init; }

        public long? Whole { get; init; }

        public int? Small { get; init; }

        public double? Number { get; init; }

        public bool? Flag { get; init; }

        public int? Choice { get; init; }

        public string? Maybe { get; init; }

        public IReadOnlyList<string>? List { get; init; }

        public JsonElement? Json { get; init; }

        public string? Size { get; init; }

        static ParamsObject IReadableParams.Read(ParamsReader reader) => new Flat()
        {
            Text = reader.Text(s_fields[0])!,
            Whole = reader.Integer(s_fields[1]),
            Small = reader.Int32(s_fields[2]),
            Number = reader.Number(s_fields[3]),
            Flag = reader.Boolean(s_fields[4]),
            Choice = reader.Choice(s_fields[5]),
            Maybe = reader.Text(s_fields[6]),
            List = reader.TextList(s_fields[7]),
            Json = reader.Json(s_fields[8]),
            Size = reader.Text(s_fields[9]),
            ExtraParameters = reader.Extras(),
        };

        protected override ModelInfo GetModel() => Info;

        protected override void Accept(ParamVisitor visitor)
        {
            visitor.Text(s_fields[0], Text);
            visitor.Integer(s_fields[1], Whole);
            visitor.Integer(s_fields[2], Small);
            visitor.Number(s_fields[3], Number);
            visitor.Boolean(s_fields[4], Flag);
            visitor.Choice(s_fields[5], Choice);
            visitor.Text(s_fields[6], Maybe);
            visitor.TextList(s_fields[7], List);
            visitor.Json(s_fields[8], Json);
            visitor.Text(s_fields[9], Size);
        }
    }

    private sealed record Foreign : ModelParams, IModelParams<Foreign>
    {
        public static ModelInfo<Foreign> Info { get; } = new("probe", "foreign", "image", [new("text", ParamKind.Text), new("other", ParamKind.Json)]);

        public string? Text { get; init; }

        public string? Other { get; init; }

        static ParamsObject IReadableParams.Read(ParamsReader reader) => new Foreign()
        {
            Text = reader.Text(Info.Fields[0]),
            Other = reader.Text(new ParamField("other", ParamKind.Text)),
            ExtraParameters = reader.Extras(),
        };

        protected override ModelInfo GetModel() => Info;

        protected override void Accept(ParamVisitor visitor) => visitor.Text(Info.Fields[0], Text);
    }

    private sealed record ForeignLists : ModelParams, IModelParams<ForeignLists>
    {
        public static ModelInfo<ForeignLists> Info { get; } = new("probe", "foreign-lists", "image",
            [new("wholes", ParamKind.List) { Items = new("", ParamKind.Integer) }, new("texts", ParamKind.List) { Items = new("", ParamKind.Text) }]);

        public IReadOnlyList<string>? Wholes { get; init; }

        public IReadOnlyList<string>? Texts { get; init; }

        static ParamsObject IReadableParams.Read(ParamsReader reader) => new ForeignLists()
        {
            Wholes = reader.TextList(Info.Fields[0]),
            Texts = reader.TextList(Info.Fields[1]),
            ExtraParameters = reader.Extras(),
        };

        protected override ModelInfo GetModel() => Info;

        protected override void Accept(ParamVisitor visitor) => visitor.TextList(Info.Fields[1], Texts);
    }
}
