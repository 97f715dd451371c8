using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Creatify;

namespace Typed.RuntimeTests.Serialization;

/// <summary>A record that is serialized through its base type is read back as the same record.</summary>
public sealed partial class BaseTypeTests
{
    private const string Name = "creatify/sample/v1";

    [Fact]
    public void The_json_is_the_records_own_with_the_model_before_it()
    {
        var json = JsonSerializer.Serialize<ModelParams>(SampleParams.Valid);
        Assert.Equal($$"""{"$model":"{{Name}}",{{SampleParams.Valid.ToJson()[1..]}}""", json);
        Assert.Equal(json, JsonSerializer.Serialize<IModelParams>(SampleParams.Valid));
    }

    [Fact]
    public void It_is_read_back_as_the_same_record()
    {
        var request = SampleParams.Valid with { Seed = 7, Duration = SampleDuration.Seconds10, ExtraParameters = new() { { "later", 1L } } };
        Assert.Equal(request, Assert.IsType<SampleParams>(JsonSerializer.Deserialize<ModelParams>(JsonSerializer.Serialize<ModelParams>(request))));
        Assert.Equal(request, Assert.IsType<SampleParams>(JsonSerializer.Deserialize<IModelParams>(JsonSerializer.Serialize<IModelParams>(request))));
    }

    [Fact]
    public void It_stands_in_other_types_without_reflection()
    {
        var message = new Message(3, SampleParams.Valid, [SampleParams.Valid, SampleParams.Valid with { Seed = 1 }]);
        var json = JsonSerializer.Serialize(message, BaseTypeJson.Default.Message);
        var read = JsonSerializer.Deserialize(json, BaseTypeJson.Default.Message)!;
        Assert.Equal((message.Id, message.Request), (read.Id, read.Request));
        Assert.Equal(message.More, read.More);
        Assert.Null(JsonSerializer.Deserialize("""{"Id":1,"Request":null,"More":[]}""", BaseTypeJson.Default.Message)!.Request);
    }

    [Fact]
    public void A_base_in_between_does_the_same()
    {
        TemplateRequest request = new TemplateJobRequest { TemplateId = "6f1c2d3e-0000-4000-8000-000000000001", Variables = new() { ["a"] = TemplateVariable.Text("b") } };
        Assert.Equal(request, Assert.IsType<TemplateJobRequest>(JsonSerializer.Deserialize<TemplateRequest>(JsonSerializer.Serialize(request))));
        Assert.Equal(request.ToJson(), JsonSerializer.Serialize((TemplateJobRequest)request));
    }

    [Fact]
    public void The_model_may_stand_anywhere()
    {
        var json = SampleParams.Valid.ToJson()[..^1] + $$""","$model":"{{Name}}"}""";
        Assert.Equal(SampleParams.Valid, JsonSerializer.Deserialize<ModelParams>(json));
    }

    [Fact]
    public void A_catalog_of_the_options_is_enough_and_comes_first()
    {
        var catalog = new ModelCatalog("creatify", SampleParams.Info);
        foreach (var resolver in new System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver[] { catalog, new ModelCatalogs(catalog) })
        {
            var options = new JsonSerializerOptions { TypeInfoResolver = resolver };
            var json = JsonSerializer.Serialize<ModelParams>(SampleParams.Valid, options);
            Assert.Equal(SampleParams.Valid, JsonSerializer.Deserialize<IModelParams>(json, options));
            Assert.Equal(SampleParams.Valid.ToJson(), JsonSerializer.Serialize((object)SampleParams.Valid, SampleParams.Valid.GetType(), options));
        }
    }

    [Theory]
    [InlineData("""{"prompt":"abc"}""", "$model")]
    [InlineData("""{"$model":7}""", "$model")]
    [InlineData("[]", "$model")]
    [InlineData("""{"$model":"creatify"}""", "slash")]
    [InlineData("""{"$model":"creatify/nobody/v9"}""", "creatify/nobody/v9")]
    [InlineData("""{"$model":"creatify/sample/v1","prompt":7}""", "$.prompt")]
    public void What_cannot_be_read_says_why(string json, string said)
    {
        // A model is known once its record has been used, which no other test must have done.
        Assert.Equal(Name, $"{SampleParams.Info.Provider}/{SampleParams.Info.Name}");
        Assert.Contains(said, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ModelParams>(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extra_parameter_cannot_take_the_place_of_the_model() => Assert.Throws<JsonException>(
        () => JsonSerializer.Serialize<ModelParams>(SampleParams.Valid with { ExtraParameters = new() { { "$model", "x" } } }));

    internal sealed record Message(int Id, ModelParams? Request, IReadOnlyList<IModelParams> More);

    [JsonSerializable(typeof(Message))]
    internal sealed partial class BaseTypeJson : JsonSerializerContext;
}
