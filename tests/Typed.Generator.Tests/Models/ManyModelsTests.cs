using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Generator.Tests.Kit;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.Generator.Tests.Models;

/// <summary>A project with many models has shorter code, which behaves as that of a few.</summary>
public sealed class ManyModelsTests
{
    private const string Properties =
        """
        "prompt": { "type": "string" },
        "duration": { "enum": ["5", "10"], "default": "5" },
        "steps": { "enum": [10, 20] },
        "camera": { "type": "object", "properties": { "move": { "enum": ["left", "right"] } } },
        "sizes": { "type": "array", "items": { "enum": [1, 2, 4] } }
        """;

    private const string Json = """{"camera":{"move":"right"},"duration":"10","prompt":"a","sizes":[4,1],"steps":20}""";

    [Fact]
    public void Records_and_enums_have_the_json_of_a_project_with_few_models()
    {
        var few = Types(0);
        var many = Types(ModelGroups.MaxSingle);

        Assert.Equal(Json, RoundTrip(few));
        Assert.Equal(Json, RoundTrip(many));
        Assert.Equal("\"10\"", JsonSerializer.Serialize(Enum.ToObject(many["OneDuration"], 10), many["OneDuration"]));
        Assert.Equal("20", JsonSerializer.Serialize(Enum.ToObject(many["OneSteps"], 20), many["OneSteps"]));
    }

    [Fact]
    public void Their_converters_are_in_the_assembly_itself()
    {
        Assert.Equal(["ModelParamsConverter`1", "ParamEnumConverter`2"], Own(Types(ModelGroups.MaxSingle)));
        Assert.Empty(Own(Types(0)));
    }

    [Theory]
    [InlineData(true, true, "{ get => field; init => field = value; }")]
    [InlineData(true, false, "{ get; init; }")]
    [InlineData(false, true, "{ get; init; }")]
    public void Accessors_have_bodies_if_there_are_many_models_and_the_language_has_field(bool many, bool isCSharp14, string accessors)
    {
        var files = Models(many ? ModelGroups.MaxSingle : 0).Select(file => SchemaFile.Of("acme", file.Path, file.GetText(TestContext.Current.CancellationToken).ToString()));

        var source = SourceSet.Of(files, new(), new(isCSharp14, IsTooOld: false), TestContext.Current.CancellationToken).Single(source => source.HintName.Contains("OneParams", StringComparison.Ordinal));

        Assert.Contains($"public string? Prompt {accessors}", source.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<InMemoryFile> Models(int others) => Enumerable.Range(0, others)
        .Select(index => InMemoryFile.Model($"other{index:000}", """ "a": { "type": "string" } """))
        .Append(InMemoryFile.Model("one", Properties));

    private static Dictionary<string, Type> Types(int others)
    {
        var run = new LivingDriver().Add([.. Models(others)]).Run();
        Assert.Empty(run.Report());
        return run.Load("OneParams").ParamsType.Assembly.GetTypes().Where(type => !type.IsNested).DistinctBy(type => type.Name).ToDictionary(type => type.Name, StringComparer.Ordinal);
    }

    private static string RoundTrip(Dictionary<string, Type> types) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize(Json, types["OneParams"]), types["OneParams"]);

    // The converters of the record and its enums that the record's own assembly has.
    private static IEnumerable<string> Own(Dictionary<string, Type> types) => types.Values
        .Select(type => type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType)
        .OfType<Type>()
        .Where(converter => converter is { IsGenericType: true } && converter.Assembly == types["OneParams"].Assembly)
        .Select(converter => converter.Name)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
