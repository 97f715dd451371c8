using System.Text.Json;
using Typed.Reading;
using Typed.Serialization;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.RuntimeTests.Serialization;

/// <summary>Lists and objects are read in one pass too, with the same result as from a document.</summary>
public sealed class NestedReadingTests
{
    private static readonly JsonSerializerOptions s_options = new() { Converters = { new ModelParamsConverter<Outer>() } };
    private static readonly JsonSerializerOptions s_smallParts = new(s_options) { DefaultBufferSize = 16 };

    public static TheoryData<string> Requests => new(
        """{"texts":["a","\u00e4"],"wholes":[1,-2],"numbers":[0.5,1e3],"flags":[true,false],"choices":["b",2,"a"]}""",
        """{"texts":[],"wholes":[],"objects":[],"media":[]}""",
        """{"texts":["a",null]}""",
        """{"texts":["a",1]}""",
        """{"texts":"a"}""",
        """{"texts":{"a":1}}""",
        """{"texts":["a"],"texts":["b"]}""",
        """{"texts":["half of \ud83d"]}""",
        """{"wholes":[1.0,2]}""",
        """{"wholes":[1.5]}""",
        """{"wholes":[99999999999999999999]}""",
        """{"numbers":[1e999]}""",
        """{"numbers":["1"]}""",
        """{"flags":["true"]}""",
        """{"choices":["c"]}""",
        """{"choices":[2.0]}""",
        """{"one":{"name":"x"}}""",
        """{"one":{"name":"x","small":7,"tags":["t"]}}""",
        """{"one":{"tags":["t"],"small":7,"name":"other order"}}""",
        """{"one":{"name":"x","small":3000000000}}""",
        """{"one":{"small":7}}""",
        """{"one":{}}""",
        """{"one":{"name":"x","new":1}}""",
        """{"one":{"name":"x"},"one":{"name":"y"}}""",
        """{"one":{"name":"x","name":"y"}}""",
        """{"one":[]}""",
        """{"one":null}""",
        """{"objects":[{"name":"x","small":1},{"name":"y"},{"name":"z","tags":[]}]}""",
        """{"objects":[{"name":"x"},{"name":"y"}],"objects":[{"name":"z"}]}""",
        """{"objects":[{"name":"x"},null]}""",
        """{"objects":[{"name":"x"},7]}""",
        """{"objects":[{"name":"x","deep":{"name":"y"}}]}""",
        """{"objects":[{"small":1}]}""",
        """{"objects":[{"name":"x","small":3000000000},{"name":"y"}]}""",
        """{"one":{"name":"x","small":3000000000},"objects":[{"name":"y"}],"texts":["a"]}""",
        """{"objects":[{"name":"x"},{}]}""",
        """{"objects":{"name":"x"}}""",
        """{"objects":[{"texts":["a"]}]}""",
        """{"wholes":[{"texts":["a"]}]}""",
        """{"wholes":{"texts":["a"]}}""",
        """{"rows":[{"texts":["a"]}]}""",
        """{"objects":[{"name":"x","deep":{}}]}""",
        """{"one":{"name":"x","deep":{}}}""",
        """{"media":[{"url":"https://example.com/a.png"},{"asset_id":"a"},{"avatar_id":"b"}]}""",
        """{"media":[{"url":"https://example.com/a.png","asset_id":"a"}]}""",
        """{"media":[{}]}""",
        """{"media":[{"url":7}]}""",
        """{"media":[{"url":null}]}""",
        """{"media":[{"url":"https://example.com/a.png","new":1}]}""",
        """{"rows":[[1,2],[3]]}""",
        """{"rows":[]}""",
        """{"map":{"a":1}}""",
        """{"map":{}}""",
        """{"pairs":["a",null]}""",
        """{"pairs":["a"]}""",
        """{"pairs":[]}""",
        """{"texts":["a" """,
        """{"objects":[{"name":"x"}""",
        """{"texts":["a",]}""");

    [Theory]
    [MemberData(nameof(Requests))]
    public void The_record_or_the_error_is_that_of_the_document(string json)
    {
        Assert.Equal(BothWays.Outcome(() => BothWays.OfDocument<Outer>(json)), BothWays.Outcome(() => JsonSerializer.Deserialize<Outer>(json, s_options)!));
        // Nothing of it is left on the thread.
        Assert.Equal("""{"one":{"name":"next"}}""", JsonSerializer.Deserialize<Outer>("""{"one":{"name":"next"}}""", s_options)!.ToJson());
        Assert.Equal("{}", JsonSerializer.Deserialize<Outer>("{}", s_options)!.ToJson());
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void A_list_of_any_length_is_read(int count)
    {
        var json = $$"""{"objects":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"name":"{{i}}"}"""))}}]}""";
        Assert.Equal(json, JsonSerializer.Deserialize<Outer>(json, s_options)!.ToJson());
    }

    /// <summary>On a thread of its own, which keeps no objects of other requests.</summary>
    [Fact]
    public async Task Of_a_list_that_is_there_twice_only_the_last_counts()
    {
        const string Json = """{"objects":[{"name":"x"},{"name":"y"}],"objects":[{"name":"z"}]}""";
        var record = await Task.Factory.StartNew(
            () => JsonSerializer.Deserialize<Outer>(Json, s_options)!, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.Equal("""{"objects":[{"name":"z"}]}""", record.ToJson());
    }

    [Fact]
    public async Task A_stream_of_small_parts_is_read()
    {
        const string Json = """{"texts":["a longer text that is cut into parts","b"],"one":{"name":"x","tags":["t"]},"media":[{"url":"https://example.com/a.png"}]}""";
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json));
        var record = await JsonSerializer.DeserializeAsync<Outer>(stream, s_smallParts, TestContext.Current.CancellationToken);
        Assert.Equal(Json, record!.ToJson());
    }

    [Fact]
    public void Lists_of_two_records_are_not_shared()
    {
        var first = JsonSerializer.Deserialize<Outer>("""{"texts":["a"],"objects":[{"name":"x"}]}""", s_options)!;
        var second = JsonSerializer.Deserialize<Outer>("""{"texts":["b"],"objects":[{"name":"y"}]}""", s_options)!;
        Assert.Equal("""{"texts":["a"],"objects":[{"name":"x"}]}""", first.ToJson());
        Assert.Equal("""{"texts":["b"],"objects":[{"name":"y"}]}""", second.ToJson());
    }

    /// <summary>Without this test, all others would pass if every request were read from a document.</summary>
    [Fact]
    public void An_ordinary_request_leaves_no_more_than_its_record()
    {
        var json = """{"texts":["a","b"],"one":{"name":"x","small":7},"media":[{"url":"https://example.com/a.png"}]}"""u8.ToArray();
        var document = Allocated(() => BothWays.OfDocument<Outer>(json));
        var onePass = Allocated(() => JsonSerializer.Deserialize<Outer>(json, s_options));
        Assert.InRange(onePass, 1, document / 2);
    }

    /// <summary>A value that is read in vain and then from a document leaves more than one that is read from a document at once.</summary>
    [Theory]
    [InlineData("""{"texts":["a","b"]}""")]
    [InlineData("""{"wholes":[1,-2]}""")]
    [InlineData("""{"numbers":[0.5,1]}""")]
    [InlineData("""{"flags":[true,false]}""")]
    [InlineData("""{"choices":["b",2]}""")]
    [InlineData("""{"one":{"name":"x","small":7,"tags":["t"]}}""")]
    [InlineData("""{"one":{"small":7,"name":"x"}}""")]
    [InlineData("""{"objects":[{"name":"x"},{"name":"y"}]}""")]
    [InlineData("""{"media":[{"asset_id":"a"},{"avatar_id":"b"}]}""")]
    [InlineData("""{"objects":[],"texts":[]}""")]
    [InlineData("{}")]
    public void Each_ordinary_value_is_read_without_a_document(string json)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(json);
        var document = Allocated(() => BothWays.OfDocument<Outer>(bytes));
        Assert.InRange(Allocated(() => JsonSerializer.Deserialize<Outer>(bytes, s_options)), 1, document - 1);
    }

    [Fact]
    public void As_many_as_64_objects_are_read_without_a_document()
    {
        byte[] Json(int count) => System.Text.Encoding.UTF8.GetBytes($$"""{"objects":[{{string.Join(',', Enumerable.Repeat("""{"name":"x"}""", count))}}]}""");
        var (most, more) = (Json(64), Json(65));
        Assert.InRange(Allocated(() => JsonSerializer.Deserialize<Outer>(most, s_options)), 1, Allocated(() => BothWays.OfDocument<Outer>(most)) - 1);
        Assert.InRange(Allocated(() => JsonSerializer.Deserialize<Outer>(more, s_options)), Allocated(() => BothWays.OfDocument<Outer>(more)), long.MaxValue);
    }

    private static long Allocated(Action read)
    {
        read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        read();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private enum Letter
    {
        A = 1,
        B = 2,
        Two = 3,
    }

    private sealed record Outer : ModelParams, IModelParams<Outer>
    {
        private static readonly ParamField[] s_fields = ParamTable.Fields(
            """
            [
                {"name":"texts","kind":"List","items":{"kind":"Text"}},
                {"name":"wholes","kind":"List","items":{"kind":"Integer"}},
                {"name":"numbers","kind":"List","items":{"kind":"Number"}},
                {"name":"flags","kind":"List","items":{"kind":"Boolean"}},
                {"name":"choices","kind":"List","items":{"kind":"Choice","values":[[1,"a"],[2,"b"],[3,2]]}},
                {"name":"one","kind":"Object","fields":[{"name":"name","kind":"Text","required":true},{"name":"small","kind":"Integer"},{"name":"tags","kind":"List","items":{"kind":"Text"}},{"name":"deep","kind":"Object"}]},
                {"name":"objects","kind":"List","items":{"kind":"Object","fields":[{"name":"name","kind":"Text","required":true},{"name":"small","kind":"Integer"},{"name":"tags","kind":"List","items":{"kind":"Text"}},{"name":"deep","kind":"Object"}]}},
                {"name":"media","kind":"List","items":{"kind":"Object","exactlyOne":true,"fields":[{"name":"asset_id","kind":"Text"},{"name":"avatar_id","kind":"Text"},{"name":"url","kind":"Text"}]}},
                {"name":"rows","kind":"List","items":{"kind":"List","items":{"kind":"Integer"}}},
                {"name":"map","kind":"Map","items":{"kind":"Integer"}},
                {"name":"pairs","kind":"List","items":{"kind":"Text","nullable":true}}
            ]
            """);

        public static ModelInfo<Outer> Info { get; } = new("probe", "outer", "image", s_fields);

        public IReadOnlyList<string>? Texts { get; init; }

        public IReadOnlyList<long>? Wholes { get; init; }

        public IReadOnlyList<double>? Numbers { get; init; }

        public IReadOnlyList<bool>? Flags { get; init; }

        public IReadOnlyList<Letter>? Choices { get; init; }

        public Inner? One { get; init; }

        public IReadOnlyList<Inner>? Objects { get; init; }

        public IReadOnlyList<MediaInput>? Media { get; init; }

        public IReadOnlyList<IReadOnlyList<long>>? Rows { get; init; }

        public IReadOnlyDictionary<string, long>? Map { get; init; }

        public IReadOnlyList<string?>? Pairs { get; init; }

        static ParamsObject IReadableParams.Read(ParamsReader reader) => new Outer()
        {
            Texts = reader.TextList(s_fields[0]),
            Wholes = reader.IntegerList(s_fields[1]),
            Numbers = reader.NumberList(s_fields[2]),
            Flags = reader.BooleanList(s_fields[3]),
            Choices = reader.ChoiceList<Letter>(s_fields[4]),
            One = reader.Object<Inner>(s_fields[5]),
            Objects = reader.ObjectList<Inner>(s_fields[6]),
            Media = reader.ObjectList<MediaInput>(s_fields[7]),
            Rows = reader.List(s_fields[8], static (reader, items) => reader.IntegerList(items)!),
            Map = reader.Map(s_fields[9], static (reader, items) => reader.Integer(items).GetValueOrDefault()),
            Pairs = reader.List(s_fields[10], static (reader, items) => reader.Text(items)),
            ExtraParameters = reader.Extras(),
        };

        protected override ModelInfo GetModel() => Info;

        protected override void Accept(ParamVisitor visitor)
        {
            visitor.TextList(s_fields[0], Texts);
            visitor.IntegerList(s_fields[1], Wholes);
            visitor.NumberList(s_fields[2], Numbers);
            visitor.BooleanList(s_fields[3], Flags);
            visitor.ChoiceList(s_fields[4], Choices);
            visitor.Object(s_fields[5], One);
            visitor.ObjectList(s_fields[6], Objects);
            visitor.ObjectList(s_fields[7], Media);
            visitor.List(s_fields[8], Rows, static (visitor, items, item) => visitor.IntegerList(items, item));
            visitor.Map(s_fields[9], Map, static (visitor, items, item) => visitor.Integer(items, item));
            visitor.List(s_fields[10], Pairs, static (visitor, items, item) => visitor.Text(items, item));
        }
    }

    private sealed record Inner : ParamsObject, IReadableParams
    {
        private static readonly ParamField[] s_fields = ParamTable.Fields(
            """
            [
                {"name":"name","kind":"Text","required":true},
                {"name":"small","kind":"Integer"},
                {"name":"tags","kind":"List","items":{"kind":"Text"}},
                {"name":"deep","kind":"Object","fields":[{"name":"name","kind":"Text","required":true},{"name":"small","kind":"Integer"}]}
            ]
            """);

        public required string Name { get; init; }

        public int? Small { get; init; }

        public IReadOnlyList<string>? Tags { get; init; }

        public Inner? Deep { get; init; }

        static ParamsObject IReadableParams.Read(ParamsReader reader) => new Inner()
        {
            Name = reader.Text(s_fields[0])!,
            Small = reader.Int32(s_fields[1]),
            Tags = reader.TextList(s_fields[2]),
            Deep = reader.Object<Inner>(s_fields[3]),
            ExtraParameters = reader.Extras(),
        };

        protected override void Accept(ParamVisitor visitor)
        {
            visitor.Text(s_fields[0], Name);
            visitor.Integer(s_fields[1], Small);
            visitor.TextList(s_fields[2], Tags);
            visitor.Object(s_fields[3], Deep);
        }
    }
}
