using System.Reflection;
using System.Runtime.Loader;

namespace Typed.Refresh;

/// <summary>
/// Loads Roslyn from the SDK if it is not beside the tool. A copy would be three quarters of the package, and anyone who builds has an SDK.
/// </summary>
internal static class SdkCompiler
{
    /// <summary>The compiler's folder, as set by the build.</summary>
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
