using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Typed.Specification;
using Typed.Visiting;

namespace Typed.RuntimeTests.Contracts;

/// <summary>Records write texts and numbers in the same bytes as the serializer does, though not through its writer.</summary>
public sealed class WrittenFormTests
{
    private const char MaxVaried = '\u0200';

    private static readonly ParamField s_text = new("a", ParamKind.Text);
    private static readonly ParamField s_number = new("a", ParamKind.Number);

    [Fact]
    public void Each_character_alone_and_within_a_longer_text()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var c = (char)unit;
            AssertText(c.ToString());
            if (c < MaxVaried)
            {
                // At the beginning, in the middle and in the last part of a vector.
                AssertText($"{c}sixteen or more of them");
                AssertText($"seventeen {c} characters");
                AssertText($"many more than thirty-two characters{c}");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("🦊 and a fox, \ud83d half of it \udc00")]
    [InlineData("\ud83d")]
    public void Texts(string text) => AssertText(text);

    [Fact]
    public void A_long_text_with_escapes() => AssertText(string.Concat(Enumerable.Repeat("\"Ein Fuchs läuft 🦊\" & mehr ", 400)));

    [Fact]
    public void Numbers()
    {
        double[] numbers =
        [
            0, -0.0, 1, -1, 0.5, -0.5, 0.1, 0.3, 1.1, 0.07, 0.0001, 0.00012, 0.00001, 0.12345, 99999.9999, 123456789, 999999999, 1e9, 1e15, 1e16, 1e300, 5e-324, Math.PI, 0.1 + 0.2,
            double.MaxValue, double.MinValue, double.Epsilon, 8.35, 2.675, 1.005, 100000.0001,
        ];
        foreach (var number in numbers.Concat(Enumerable.Range(-2000, 4001).Select(i => i / 1000.0)).Concat(Enumerable.Range(0, 2000).Select(i => i * 0.1)))
        {
            var expected = $"{{\"a\":{JsonSerializer.Serialize(number)}}}";
            Assert.Equal(expected, Probe.Of((s_number, number)).ToJson());
        }
    }

    [Theory]
    [InlineData(123456789, "123456789")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(-0.0, "-0")]
    public void A_number_in_its_shortest_form(double number, string expected) => Assert.Equal($"{{\"a\":{expected}}}", Probe.Of((s_number, number)).ToJson());

    [Fact]
    public void A_number_that_json_does_not_have_is_refused() =>
        Assert.StartsWith("Infinities and NaN cannot be written", Assert.Throws<ArgumentException>(() => Probe.Of((s_number, double.NaN)).ToJson()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_writer_with_other_options_gets_its_own_form()
    {
        var request = Probe.Of((s_text, "Füchse & Hasen"), (new("b", ParamKind.List), (IReadOnlyList<string>)["ä", "b"]));
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Assert.Equal("{\n  \"a\": \"Füchse & Hasen\",\n  \"b\": [\n    \"ä\",\n    \"b\"\n  ]\n}", WrittenJson.Of(request, options).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void It_is_a_value_among_others()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            Probe.Of((s_text, "x")).WriteTo(writer);
            Probe.Of((s_number, 2)).WriteTo(writer);
            writer.WriteEndArray();
        }

        Assert.Equal("""[{"a":"x"},{"a":2}]""", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public void A_name_that_json_escapes()
    {
        var request = Probe.Of((new("größe \"x\"", ParamKind.Text), "1"), (s_text, "2"));
        Assert.Equal("""{"gr\u00F6\u00DFe \u0022x\u0022":"1","a":"2"}""", request.ToJson());
    }

    [Fact]
    public void A_list_that_contains_its_own_object_is_refused()
    {
        var items = new List<Nested>();
        items.Add(new Nested { Items = items });
        Assert.Contains("1000 levels", Assert.Throws<InvalidOperationException>(() => items[0].ToJson()).Message, StringComparison.Ordinal);
        // The thread's next request is written as ever.
        Assert.Equal("""{"a":"x"}""", Probe.Of((s_text, "x")).ToJson());
    }

    [Fact]
    public void The_deepest_request_that_can_be_written()
    {
        // An object and its list are two levels.
        var request = Enumerable.Range(0, 499).Aggregate(new Nested { Items = [] }, (inner, _) => new Nested { Items = [inner] });
        Assert.StartsWith("""{"items":[{"items":""", request.ToJson(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new Nested { Items = [request] }.ToJson());
    }

    [Fact]
    public void A_writer_that_allows_less_depth_refuses()
    {
        var request = new Nested { Items = [new Nested { Items = [] }] };
        Assert.Equal("""{"items":[{"items":[]}]}""", WrittenJson.Of(request, new JsonWriterOptions { MaxDepth = 4 }));
        var refusal = Assert.Throws<InvalidOperationException>(() => WrittenJson.Of(request, new JsonWriterOptions { MaxDepth = 3 }));
        Assert.Equal("The parameters are nested deeper than the writer allows.", refusal.Message);
    }

    private static void AssertText(string text)
    {
        var expected = $"{{\"a\":{JsonSerializer.Serialize(text)}}}";
        var actual = Probe.Of((s_text, text)).ToJson();
        // Not Assert.Equal: its message would replace half characters.
        Assert.True(expected == actual, string.Create(CultureInfo.InvariantCulture, $"{expected} is expected, not {actual}"));
    }

    private sealed record Nested : ParamsObject
    {
        private static readonly ParamField s_items = new("items", ParamKind.List) { Items = new("", ParamKind.Object) };

        public required IReadOnlyList<Nested> Items { get; init; }

        protected override void Accept(ParamVisitor visitor) => visitor.ObjectList(s_items, Items);
    }
}
