using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Typed.Generator.Tests.Engine;

/// <summary>The values that pass between the generator's steps.</summary>
public sealed class StepValueTests
{
    [Fact]
    public void They_are_classes_because_each_struct_is_compiled_anew_by_every_compiler_process()
    {
        var values = typeof(TypedGenerator).Assembly.GetTypes()
            .Where(type => type.Namespace == "Typed.Generator.Pipeline")
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Where(type => type.IsGenericType)
            .Where(type => type.GetGenericTypeDefinition() == typeof(IncrementalValueProvider<>) || type.GetGenericTypeDefinition() == typeof(IncrementalValuesProvider<>))
            .Select(type => type.GenericTypeArguments[0])
            .Distinct()
            .ToList();
        Assert.InRange(values.Count, 15, int.MaxValue);
        Assert.DoesNotContain(values, value => value.IsValueType);
    }
}
