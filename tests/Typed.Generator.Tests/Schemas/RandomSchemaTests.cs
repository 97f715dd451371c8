using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Emulator.Schema;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Schemas;

/// <summary>Whatever a schema says, the generated C# compiles, and the record judges as an independent validator does (which is held against ajv).</summary>
public sealed class RandomSchemaTests
{
    private const int ModelsPerRun = 120;
    private const int InstancesPerModel = 40;

    // TYPED_FUZZ_RUNS and TYPED_FUZZ_SEED ask for more, or for the run that failed.
    private static readonly int s_runs = Setting("TYPED_FUZZ_RUNS", 1);
    private static readonly int s_firstSeed = Setting("TYPED_FUZZ_SEED", 20261121);

    [Fact]
    public void Random_schemas_compile_and_records_judge_as_the_validator_does()
    {
        var verdicts = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        for (var run = 0; run < s_runs; run++)
        {
            Run(s_firstSeed + run, verdicts);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{verdicts[true]} valid and {verdicts[false]} invalid instances of {ModelsPerRun * s_runs} schemas");
        Assert.True(verdicts[true] > 500 && verdicts[false] > 500, $"{verdicts[true]} valid, {verdicts[false]} invalid");
    }

    private static void Run(int seed, Dictionary<bool, int> verdicts)
    {
        var random = Enumerable.Range(0, ModelsPerRun).Select(index => new RandomSchema((seed * ModelsPerRun) + index)).ToList();
        var schemas = random.Select(item => item.Root()).ToList();
        var driver = new LivingDriver().Add([.. schemas.Select((schema, index) => new InMemoryFile(
            $"schemas/acme/models/r{index}.json", $$"""{ "model": "r{{index}}", "kind": "text_to_video", "input_schema": {{schema.ToJsonString()}} }"""))]);
        var models = driver.Run().LoadAll();

        var differences = new List<string>();
        for (var i = 0; i < schemas.Count; i++)
        {
            var model = models[$"R{i}Params"];
            var judge = new SchemaValidator(JsonSerializer.SerializeToElement(schemas[i]));
            for (var n = 0; n < InstancesPerModel; n++)
            {
                var instance = JsonSerializer.SerializeToElement<JsonNode>(random[i].Instance(schemas[i]));
                var expected = judge.IsValid(instance);
                var result = model.Parse(instance);
                verdicts[expected]++;
                if (result.IsValid != expected)
                {
                    differences.Add($"{schemas[i].ToJsonString()}\n  {instance.GetRawText()}: the validator says {expected}; {result.Report}");
                }
                else if (result.IsValid)
                {
                    RoundTrip(model, (ModelParams)result.Params!, instance, differences);
                }
            }
        }

        Assert.True(differences.Count == 0, $"seed {seed}: {differences.Count} differences\n" + string.Join("\n", differences.Take(4)));
    }

    // What was read is written again.
    private static void RoundTrip(ModelInfo model, ModelParams read, JsonElement instance, List<string> differences)
    {
        using var written = JsonDocument.Parse(read.ToUtf8Json());
        var again = model.Parse(written.RootElement);
        if (!read.Equals(again.Params as ModelParams))
        {
            differences.Add($"{model.Name}: {instance.GetRawText()} was read and written as {written.RootElement.GetRawText()}");
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
