using System.Text.Json.Nodes;

namespace Typed.Build.Benchmarks;

/// <summary>The projects that are compared.</summary>
internal static class Variants
{
    public const string Empty = "nothing";
    public const string Generator = "generator in a library";
    public const string Package = "generator and its analyzers";
    public const string Plain = "emitted sources as files";
    public const string Dto = "DTO records + serializer context";
    public const string Peer = "NJsonSchema's classes";
    public const string PeerWithContext = "NJsonSchema's classes + serializer context";
    public const string Used = "generator in an app, three models used";
    public const string Quicktype = "quicktype's classes";

    public static IReadOnlyList<Variant> Write(string repository, string work, IReadOnlyList<JsonObject> corpus, bool withSdkAnalyzers)
    {
        File.WriteAllText(Path.Combine(work, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(work, "Directory.Packages.props"), "<Project />");
        var configuration = Path.Combine("bin", "Release");
        var runtime = Path.Combine(repository, "runtime", "Typed.Runtime", configuration, "net10.0", "Typed.Runtime.dll");
        var generator = Path.Combine(repository, "generator", "Typed.Generator", configuration, "netstandard2.0", "Typed.Generator.dll");
        var analyzers = Path.Combine(repository, "analyzers", "Typed.Analyzers", configuration, "netstandard2.0", "Typed.Analyzers.dll");
        var build = Path.Combine(repository, "generator", "build");
        var reference = $"<Reference Include=\"{runtime}\" />";

        string Project(string name, string items, string before = "", string after = "") => Write(work, name, withSdkAnalyzers, items, before, after);
        // A library generates all models, an app with more than 100 those that its code names.
        string Generating(string name, string more, bool isApp = false) => Project(
            name, reference + $"<Analyzer Include=\"{generator}\" />" + more, $"<Import Project=\"{build}/Typed.Generator.props\" />",
            $"<PropertyGroup><OutputType>{(isApp ? "Exe" : "Library")}</OutputType><TypedSchemasDirectory>{work}/schemas/</TypedSchemasDirectory></PropertyGroup><Import Project=\"{build}/Typed.Generator.targets\" />");

        var empty = Project("nothing", reference);
        File.WriteAllText(Path.Combine(empty, "Class.cs"), "namespace Nothing;\npublic sealed class Class;\n");
        var generated = Generating("generator", "");
        var package = Generating("package", $"<Analyzer Include=\"{analyzers}\" />");
        var used = Generating("used", "", isApp: true);
        UsedCode.Write(used);
        var plain = Project("plain", reference);
        var dto = Project("dto", "");
        DtoCode.Write(dto, corpus);
        var peer = Project("peer", "");
        NJsonSchemaCode.Write(peer, corpus, withContext: false);
        var peerWithContext = Project("peer-context", "");
        NJsonSchemaCode.Write(peerWithContext, corpus, withContext: true);

        List<Variant> variants =
        [
            new(Empty, empty), new(Generator, generated), new(Used, used), new(Package, package), new(Plain, plain), new(Dto, dto), new(Peer, peer), new(PeerWithContext, peerWithContext),
        ];
        if (QuicktypeCode.IsInstalled(repository))
        {
            var quicktype = Project("quicktype", "");
            QuicktypeCode.Write(repository, quicktype, corpus);
            variants.Add(new(Quicktype, quicktype));
        }

        foreach (var variant in variants)
        {
            variant.Restore();
        }

        variants[1].BuildCold("-p:EmitCompilerGeneratedFiles=true");
        foreach (var file in Directory.GetFiles(Path.Combine(generated, "obj"), "Bench.*.g.cs", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(plain, Path.GetFileName(file).Replace(".g.cs", ".cs", StringComparison.Ordinal)));
        }

        return variants;
    }

    private static string Write(string work, string name, bool withSdkAnalyzers, string items, string before, string after)
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Variant.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              {before}
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <AssemblyName>Variant</AssemblyName>
                <EnableNETAnalyzers>{(withSdkAnalyzers ? "true" : "false")}</EnableNETAnalyzers>
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
              {after}
            </Project>
            """);
        return folder;
    }
}
