using System.Globalization;
using System.Reflection;
using Orleans;
using Orleans.CodeGeneration;
using Typed.Cluster;

namespace Typed.ClusterTests.Lanes;

/// <summary>What travels between nodes. Two versions run side by side during an upgrade, so names and numbers stay as they were.</summary>
public sealed class WireContractTests
{
    private static readonly Assembly s_assembly = typeof(TypedClusterOptions).Assembly;

    [Fact]
    public void Aliases_and_numbers_are_those_of_the_released_versions()
    {
        var contract = string.Join('\n', Grains().Concat(Messages()).Order(StringComparer.Ordinal)) + "\n";
        var file = Path.Combine(AppContext.BaseDirectory, "Lanes", "wire-contract.txt");
        File.WriteAllText(file + ".received", contract);
        // A line may be added, with a new version of the grain's interface. A line is never changed or removed.
        Assert.Equal(File.ReadAllText(file), contract);
    }

    [Fact]
    public void Nothing_travels_under_a_name_that_a_renamed_member_would_change()
    {
        Assert.NotEmpty(Interfaces());
        Assert.All(Interfaces(), type => Assert.All(type.GetMethods(), method => Assert.NotNull(method.GetCustomAttribute<AliasAttribute>())));
        Assert.NotEmpty(Serialized());
        Assert.All(Serialized(), type =>
        {
            Assert.NotNull(type.GetCustomAttribute<AliasAttribute>());
            var ids = type.GetProperties().Select(member => member.GetCustomAttribute<IdAttribute>()?.Id).ToList();
            Assert.DoesNotContain(null, ids);
            Assert.Equal(ids.Count, ids.Distinct().Count());
        });
    }

    private static IEnumerable<Type> Interfaces() => s_assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)));

    private static IEnumerable<Type> Serialized() => s_assembly.GetTypes().Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) == false);

    private static IEnumerable<string> Grains() => Interfaces().SelectMany(type => type.GetMethods().Select(method => string.Create(
        CultureInfo.InvariantCulture,
        $"{NameOf(type)} {method.GetCustomAttribute<AliasAttribute>()?.Alias}({string.Join(", ", method.GetParameters().Select(one => TextOf(one.ParameterType)))}): {TextOf(method.ReturnType)}"))
        .Append(string.Create(CultureInfo.InvariantCulture, $"{NameOf(type)} version {type.GetCustomAttribute<VersionAttribute>()?.Version}")));

    private static IEnumerable<string> Messages() => Serialized().SelectMany(type => type.GetProperties().Select(member => string.Create(
        CultureInfo.InvariantCulture, $"{NameOf(type)} {member.GetCustomAttribute<IdAttribute>()?.Id}: {TextOf(member.PropertyType)}")));

    private static string NameOf(Type type) => type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.FullName!;

    private static string TextOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(TextOf))}>"
        : type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name;
}
