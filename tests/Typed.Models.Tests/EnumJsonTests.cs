using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Models.Creatify;
using Typed.Models.Hoox;

namespace Typed.Models.Tests;

/// <summary>Generated enums outside their records, by reflection and by a source-generated context as a trimmed program has it.</summary>
public sealed partial class EnumJsonTests
{
    public static TheoryData<object, string> Values => new()
    {
        { KlingV16ProImageToVideoDuration.Seconds10, "\"10\"" },
        { Seedance20Duration.Seconds15, "15" },
        { Seedance20AspectRatio.Ratio16x9, "\"16:9\"" },
        { Seedance20Resolution.P480, "\"480p\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_what_is_on_the_wire(object value, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value, value.GetType()));
        Assert.Equal(value, JsonSerializer.Deserialize(json, value.GetType()));
    }

    [Fact]
    public void The_source_generated_context_writes_and_reads_the_same()
    {
        var note = new Note
        {
            Duration = Seedance20Duration.Seconds8,
            Ratio = null,
            Resolutions = [Seedance20Resolution.P480, Seedance20Resolution.P1080],
            Uses = new() { [Seedance20Resolution.P720] = 3 },
            Seconds = new() { [Seedance20Duration.Seconds4] = "short" },
            Format = FluxProV11UltraAspectRatio.Ratio21x9,
        };

        var json = JsonSerializer.Serialize(note, Context.Default.Note);

        Assert.Equal("""{"Duration":8,"Ratio":null,"Resolutions":["480p","1080p"],"Uses":{"720p":3},"Seconds":{"4":"short"},"Format":"21:9"}""", json);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, Context.Default.Note), Context.Default.Note));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Note>(json)));
    }

    [Theory]
    [InlineData("\"540p\"", "'540p' is not a value of Seedance20Resolution. Allowed: \"480p\", \"720p\", \"1080p\".")]
    [InlineData("480", "'480' is not a value of Seedance20Resolution. Allowed: \"480p\", \"720p\", \"1080p\".")]
    [InlineData("true", "'True' is not a value of Seedance20Resolution. Allowed: \"480p\", \"720p\", \"1080p\".")]
    public void An_unknown_value_is_refused_with_the_allowed_ones(string json, string message) =>
        Assert.Equal(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Seedance20Resolution>(json)).Message);

    [Fact]
    public void An_unknown_key_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<Seedance20Resolution, int>>("""{"540p":1}"""));

    [Fact]
    public void A_number_that_is_not_a_member_is_never_written() =>
        Assert.Equal(
            "7 is not a member of Seedance20Resolution. Allowed: \"480p\", \"720p\", \"1080p\".",
            Assert.Throws<JsonException>(() => JsonSerializer.Serialize((Seedance20Resolution)7)).Message);

    [Fact]
    public void A_type_that_takes_any_text_keeps_it()
    {
        Assert.Equal("\"7:5\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<FluxProV11UltraAspectRatio>("\"7:5\"")));
        Assert.Equal("""{"7:5":1}""", JsonSerializer.Serialize(JsonSerializer.Deserialize<Dictionary<FluxProV11UltraAspectRatio, int>>("""{"7:5":1}""")));
        Assert.Equal("null", JsonSerializer.Serialize(default(FluxProV11UltraAspectRatio)));
        Assert.Null(JsonSerializer.Deserialize<FluxProV11UltraAspectRatio>("null").Value);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FluxProV11UltraAspectRatio>("5"));
    }

    internal sealed record Note
    {
        public Seedance20Duration Duration { get; init; }

        public Seedance20AspectRatio? Ratio { get; init; }

        public List<Seedance20Resolution> Resolutions { get; init; } = [];

        public Dictionary<Seedance20Resolution, int> Uses { get; init; } = [];

        public Dictionary<Seedance20Duration, string> Seconds { get; init; } = [];

        public FluxProV11UltraAspectRatio? Format { get; init; }
    }

    [JsonSerializable(typeof(Note))]
    private sealed partial class Context : JsonSerializerContext;
}
