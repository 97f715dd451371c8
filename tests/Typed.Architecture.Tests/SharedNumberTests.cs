using System.Globalization;
using System.Reflection;

namespace Typed.Architecture.Tests;

/// <summary>Enums that generated code states as names or numbers: the generator and the analyzers compile one source, and the runtime has a public enum of the same names and numbers.</summary>
public sealed class SharedNumberTests
{
    [Theory]
    [InlineData("FieldRole", "Typed.Specification.ParamRole")]
    [InlineData("PriceCertainty", "Typed.CostCertainty")]
    public void Names_and_numbers_are_those_of_the_runtime(string name, string ofRuntime)
    {
        var expected = Members("Typed.Runtime", ofRuntime);

        Assert.Equal(expected, Members("Typed.Generator", $"Typed.Schema.Specification.{name}"));
        Assert.Equal(expected, Members("Typed.Analyzers", $"Typed.Schema.Specification.{name}"));
    }

    private static string[] Members(string assembly, string name)
    {
        var type = Assembly.Load(assembly).GetType(name, throwOnError: true)!;
        return [.. Enum.GetNames(type).Select(member => $"{member} = {Convert.ToInt32(Enum.Parse(type, member), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}")];
    }
}
