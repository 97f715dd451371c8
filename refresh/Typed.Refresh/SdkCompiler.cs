using System.Reflection;
using System.Runtime.Loader;

namespace Typed.Refresh;

/// <summary>
/// Takes Roslyn from the SDK where it does not lie beside the tool: the copy in the package would be three quarters of it, and whoever builds has one.
/// </summary>
internal static class SdkCompiler
{
    /// <summary>The folder of the compiler, as the build knows it.</summary>
    private const string Variable = "TYPED_COMPILER";

    public static void Register() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
            ? new[] { Path.Combine(folder, "bincore"), folder }
                .Select(place => Path.Combine(place, name.Name + ".dll"))
                .Where(File.Exists)
                .Select(context.LoadFromAssemblyPath)
                .FirstOrDefault()
            : null;
}
