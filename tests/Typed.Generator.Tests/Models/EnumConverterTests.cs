using System.Reflection;
using System.Text.Json;
using Typed.Constraints;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

/// <summary>The converter of an enum finds the enum's values by the numbers of its members.</summary>
public sealed class EnumConverterTests
{
    /// <summary>More than ten enums, in lists, unions and objects, and one that is nested too deeply for the table of the record.</summary>
    [Fact]
    public void Each_enum_is_written_and_read_by_its_own_values()
    {
        var many = string.Join(", ", Enumerable.Range(0, 12).Select(at => $$""" "e{{at}}": { "enum": ["a{{at}}", "b{{at}}"] } """));
        var run = new LivingDriver().Add(InMemoryFile.Model(
            "one",
            $$"""
            "camera": { "type": "object", "properties": {
              "move": { "enum": ["left", "right"] },
              "inner": { "type": "object", "properties": { "deep": { "enum": ["x", "y"] } } } } },
            "sizes": { "type": "array", "items": { "enum": [1, 2, 4] } },
            "size": { "anyOf": [ { "enum": ["square", "wide"] }, { "type": "object", "required": ["unit"], "properties": { "unit": { "enum": ["px", "cm"] } } } ] },
            {{many}}
            """)).Run();
        Assert.Empty(run.Report());

        var enums = run.Load("OneParams").ParamsType.Assembly.GetTypes().Where(type => type.IsDefined(typeof(ParamEnumAttribute))).ToList();

        Assert.Equal(17, enums.Count);
        Assert.All(enums, type =>
        {
            var wire = type.GetCustomAttribute<ParamEnumAttribute>()!.Wire;
            var members = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).ToList();
            Assert.Equal(wire, members.Select(member => JsonSerializer.Serialize(member, type)));
            Assert.Equal(members, wire.Select(json => JsonSerializer.Deserialize(json, type)));
        });
        // Only the deep one needs values of its own.
        Assert.Equal(1, OwnConverters(run));
    }

    /// <summary>The numbers of 5 and "5" are equal, and so are those of 480 and "480p".</summary>
    [Theory]
    [InlineData("5, 10", "\"5\", \"10\"", 2)]
    [InlineData("480, 720", "\"720p\", \"480p\"", 2)]
    [InlineData("5, 10", "5, 10", 0)]
    [InlineData("5, 10", "5", 0)]
    public void Enums_with_equal_numbers_keep_their_own_values(string first, string second, int converters)
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("one", $$""" "first": { "enum": [{{first}}] }, "second": { "enum": [{{second}}] } """)).Run();
        Assert.Empty(run.Report());

        var assembly = run.Load("OneParams").ParamsType.Assembly;

        Assert.Equal($"[{first}]", Written(assembly, "OneFirst"));
        Assert.Equal($"[{second}]", Written(assembly, "OneSecond"));
        Assert.Equal(converters, OwnConverters(run));
    }

    private static string Written(Assembly assembly, string name)
    {
        var type = assembly.GetTypes().Single(type => type.Name == name);
        return $"[{string.Join(", ", type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => JsonSerializer.Serialize(field.GetValue(null), type)))}]";
    }

    private static int OwnConverters(GeneratorRun run) =>
        run.Source("OneParams").Split("JsonConverter : ").Count(part => part.StartsWith("global::Typed.Serialization.ParamEnumConverter<", StringComparison.Ordinal));
}
