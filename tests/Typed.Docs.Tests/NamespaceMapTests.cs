using System.Reflection;
using System.Text.RegularExpressions;
using Typed.AspNetCore;
using Typed.Cluster;
using Typed.DocsTests.Markdown;
using Typed.Emulator;
using Typed.Models;
using Typed.Storage.S3;

namespace Typed.DocsTests;

/// <summary>docs/namespaces.md lists the namespaces of the packages, and what it names is there.</summary>
public sealed partial class NamespaceMapTests
{
    [Fact]
    public void Map_has_every_public_namespace()
    {
        // The emulator's inner namespaces are for readers of its code; the map lists those that tests use.
        Assembly[] complete = [typeof(GenerationClient).Assembly, typeof(AllModels).Assembly, typeof(TypedWebhookEndpoints).Assembly, typeof(TypedClusterOptions).Assembly, typeof(S3ResultStore).Assembly];
        var known = complete.SelectMany(assembly => assembly.GetExportedTypes()).Select(type => type.Namespace).OfType<string>().Where(name => name.StartsWith("Typed", StringComparison.Ordinal) && !name.StartsWith("TypedCluster", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(known, Row().Matches(Repository.Read("docs/namespaces.md")).Select(match => match.Groups["name"].Value)
            .Where(name => !name.StartsWith("Typed.Emulator", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    // Each type that a row names is public in that namespace.
    [Fact]
    public void Types_are_where_the_map_says()
    {
        Assembly[] assemblies = [typeof(GenerationClient).Assembly, typeof(AllModels).Assembly, typeof(TypedWebhookEndpoints).Assembly, typeof(TypedClusterOptions).Assembly, typeof(S3ResultStore).Assembly, typeof(EmulatorHost).Assembly];
        var types = assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Select(type => type.FullName!.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        var named = Row().Matches(Repository.Read("docs/namespaces.md"))
            .SelectMany(row => Code().Matches(row.Groups["types"].Value).Select(code => $"{row.Groups["name"].Value}.{code.Groups["type"].Value}")).ToList();

        Assert.NotEmpty(named);
        Assert.Equal([], named.Except(types));
    }

    [GeneratedRegex(@"^\| `(?<name>Typed[\w.]*)` \|(?<types>.*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<type>[A-Z]\w*)`")]
    private static partial Regex Code();
}
