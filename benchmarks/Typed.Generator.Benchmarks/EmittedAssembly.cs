using System.Diagnostics;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Typed.GeneratorBenchmarks;

/// <summary>Sources that were emitted, as the compiler's processor time and as the parts of the assembly.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Sources">The emitted sources.</param>
/// <param name="Runtime">The runtime that they were emitted for.</param>
internal sealed record EmittedAssembly(string Name, IReadOnlyList<SourceText> Sources, string Runtime)
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

    /// <summary>Sources that <c>--emit</c> wrote to a folder, with the runtime beside them.</summary>
    public static EmittedAssembly In(string folder) => new(
        Path.GetFileName(folder.TrimEnd('/')),
        [.. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(file => SourceText.From(File.ReadAllText(file)))],
        Path.Combine(folder, "Typed.Runtime.dll"));

    /// <summary>Parses, binds and emits on one thread.</summary>
    /// <returns>The processor time in milliseconds, and the assembly.</returns>
    public (double Milliseconds, byte[] Image) Compile()
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        using var image = new MemoryStream();
        var result = Compilation().Emit(image);
        process.Refresh();
        var spent = process.TotalProcessorTime - before;
        return result.Success
            ? (spent.TotalMilliseconds, image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Take(10)));
    }

    /// <summary>Prints where the assembly's bytes are.</summary>
    public static void PrintParts(string name, int models, byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        var metadata = pe.GetMetadataReader();
        var il = pe.PEHeaders.SectionHeaders.Sum(section => section.SizeOfRawData) - pe.GetMetadata().Length;
        var tables = pe.GetMetadata().Length - Enum.GetValues<HeapIndex>().Sum(metadata.GetHeapSize);
        Say($"{name}: {image.Length / 1e6:0.00} MB, {image.Length / models} bytes per model: user strings {metadata.GetHeapSize(HeapIndex.UserString) / models}, blobs {metadata.GetHeapSize(HeapIndex.Blob) / models}, names {metadata.GetHeapSize(HeapIndex.String) / models}, metadata tables {tables / models}, code and data {il / models}");
        Say($"  per model: types {(double)metadata.TypeDefinitions.Count / models:0.0}, methods {(double)metadata.MethodDefinitions.Count / models:0.0}, attributes {(double)metadata.CustomAttributes.Count / models:0.0}");
        var rows = Enum.GetValues<TableIndex>()
            .Select(table => (Name: table.ToString(), Bytes: metadata.GetTableRowCount(table) * metadata.GetTableRowSize(table)))
            .OrderByDescending(table => table.Bytes)
            .TakeWhile(table => table.Bytes >= models);
        Say($"  bytes of rows per model: {string.Join(", ", rows.Select(table => $"{table.Name} {table.Bytes / models}"))}");
        var attributes = metadata.CustomAttributes
            .Select(handle => metadata.GetCustomAttribute(handle))
            .GroupBy(attribute => NameOf(metadata, attribute), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count());
        Say($"  attributes per model, and bytes of their different values: {string.Join(", ", attributes.Select(group => $"{group.Key} {Tenths((double)group.Count() / models)} ({ValueBytes(metadata, group) / models})"))}");
    }

    private static string Tenths(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    // Equal values share a blob.
    private static int ValueBytes(MetadataReader metadata, IEnumerable<CustomAttribute> attributes) =>
        attributes.Select(attribute => attribute.Value).Distinct().Sum(value => metadata.GetBlobReader(value).Length);

    private static string NameOf(MetadataReader metadata, CustomAttribute attribute)
    {
        var name = attribute.Constructor.Kind == HandleKind.MethodDefinition
            ? metadata.GetTypeDefinition(metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()).Name
            : metadata.GetTypeReference((TypeReferenceHandle)metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent).Name;
        return metadata.GetString(name).Replace("Attribute", "", StringComparison.Ordinal);
    }

    /// <summary>Compiles all in turn and prints the least and the median of the rounds, and the ratio to the first.</summary>
    public static void Compare(IReadOnlyList<EmittedAssembly> all, int rounds)
    {
        var times = all.Select(_ => new List<double>()).ToList();
        var sizes = new int[all.Count];
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < all.Count; i++)
            {
                GC.Collect();
                var (spent, image) = all[i].Compile();
                sizes[i] = image.Length;
                if (round >= 0)
                {
                    times[i].Add(spent);
                }
            }
        }

        for (var i = 0; i < all.Count; i++)
        {
            var sorted = times[i].Order().ToList();
            Say($"{all[i].Name}: least {sorted[0]:0} ms ({sorted[0] / times[0].Min():0.000}), median {sorted[sorted.Count / 2]:0} ms ({sorted[sorted.Count / 2] / times[0].Order().ElementAt(rounds / 2):0.000}), {sizes[i]} bytes");
        }
    }

    private CSharpCompilation Compilation()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = Directory.GetFiles(framework, "*.dll").Where(IsManaged).Append(Runtime).Select(file => MetadataReference.CreateFromFile(file));
        return CSharpCompilation.Create(
            "Emitted",
            Sources.Select(source => CSharpSyntaxTree.ParseText(source, s_parse)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static bool IsManaged(string file)
    {
        var name = Path.GetFileName(file);
        return name.StartsWith("System", StringComparison.Ordinal) && !name.Contains("Native", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll";
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
