using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Mutations.Compiling;

namespace Typed.MutationsTests;

/// <summary>A class <c>Subject</c> that was compiled with all its mutants.</summary>
internal sealed class MutatedCode : IDisposable
{
    private readonly AssemblyLoadContext _context = new("mutants", isCollectible: true);
    private readonly Type _switch;
    private readonly MethodInfo _method;

    private MutatedCode(string path, IReadOnlyList<Mutant> mutants, int refused)
    {
        (Mutants, Refused) = (mutants, refused);
        using var stream = new MemoryStream(File.ReadAllBytes(path));
        var assembly = _context.LoadFromStream(stream);
        _switch = assembly.GetType(MutantSwitch.TypeName, throwOnError: true)!;
        _method = assembly.GetType("Subject", throwOnError: true)!.GetMethod("Run")!;
    }

    public IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>How many mutants did not compile.</summary>
    public int Refused { get; }

    /// <summary>Compiles the members of a class with a method <c>Run</c>.</summary>
    public static MutatedCode Of(string members)
    {
        var folder = Directory.CreateTempSubdirectory("typed-mutations-").FullName;
        try
        {
            var source = Path.Combine(folder, "Subject.cs");
            File.WriteAllText(source, "using System.Linq;\npublic static class Subject\n{\n" + members + "\n}\n");
            List<string> arguments = ["/target:library", "/nullable:enable", "/out:" + Path.Combine(folder, "Subject.dll"), source];
            arguments.AddRange(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal)).Select(file => "/reference:" + file));
            var (compilation, parsed) = ProjectCompilation.Create(folder, arguments);
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
            var mutated = new MutatedCompilation(compilation, parsed, new HashSet<string>(StringComparer.Ordinal) { source });
            var output = Path.Combine(folder, "Mutants.dll");
            var mutants = mutated.WriteTo(output);
            return new MutatedCode(output, mutants, mutated.Refused);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Calls <c>Run</c> while a mutant is on; 0: none.</summary>
    public object? Run(int mutant, params object[] values)
    {
        _switch.GetField(MutantSwitch.Active)!.SetValue(null, mutant);
        return _method.Invoke(null, values);
    }

    /// <summary>Calls <c>Run</c>, and returns the mutants that were reached.</summary>
    public IReadOnlyList<Mutant> ReachedBy(params object[] values)
    {
        var reached = new bool[Mutants.Max(mutant => mutant.Id) + 1];
        _switch.GetField(MutantSwitch.Reached)!.SetValue(null, reached);
        Run(0, values);
        _switch.GetField(MutantSwitch.Reached)!.SetValue(null, null);
        return [.. Mutants.Where(mutant => reached[mutant.Id])];
    }

    public void Dispose() => _context.Unload();
}
