namespace Typed.Architecture.Tests;

/// <summary>A project of the product.</summary>
/// <param name="Folder">The folder, such as <c>runtime/Typed.Runtime</c>.</param>
/// <param name="Assembly">The name of the assembly.</param>
/// <param name="Namespace">The root namespace.</param>
/// <param name="IsCompiled">Whether the tests refer to the assembly. Otherwise they read only its source.</param>
internal sealed record Project(string Folder, string Assembly, string Namespace, bool IsCompiled = true)
{
    public static IReadOnlyList<Project> All { get; } =
    [
        new("generator/Typed.Schema", "Typed.Schema", "Typed.Schema"),
        new("generator/Typed.Generator", "Typed.Generator", "Typed.Generator"),
        new("analyzers/Typed.Analyzers", "Typed.Analyzers", "Typed.Analyzers"),
        // Its types derive from those of the compiler's workspaces, which are not referenced here.
        new("analyzers/Typed.CodeFixes", "Typed.CodeFixes", "Typed.CodeFixes", IsCompiled: false),
        new("runtime/Typed.Runtime", "Typed.Runtime", "Typed"),
        new("runtime/Typed.AspNetCore", "Typed.AspNetCore", "Typed.AspNetCore"),
        new("runtime/Typed.AspNetCore.OpenApi", "Typed.AspNetCore.OpenApi", "Typed.AspNetCore", IsCompiled: false),
        // Orleans generates code into the assembly, and brings another version of the compiler.
        new("runtime/Typed.Cluster", "Typed.Cluster", "Typed.Cluster", IsCompiled: false),
        new("runtime/Typed.Storage.S3", "Typed.Storage.S3", "Typed.Storage.S3", IsCompiled: false),
        new("emulator/Typed.Emulator", "Typed.Emulator", "Typed.Emulator"),
        new("refresh/Typed.Refresh", "typed", "Typed.Refresh"),
    ];

    /// <summary>The folders of the projects whose assemblies the tests can load.</summary>
    public static TheoryData<string> Compiled => [.. All.Where(project => project.IsCompiled).Select(project => project.Folder)];

    public static Project Named(string folder) => All.Single(project => project.Folder == folder);

    /// <summary>The C# files, without what the build writes.</summary>
    public IReadOnlyList<SourceFile> Files() => SourceFile.Of(Folder);

    /// <summary>The namespaces that users of the assembly import: the line of the assembly in <c>public-namespaces.txt</c>.</summary>
    public IReadOnlyList<string> PublicNamespaces() =>
        [.. KnownList.Lines("public-namespaces.txt").Where(line => line.StartsWith(Assembly + ": ", StringComparison.Ordinal)).SelectMany(line => line[(Assembly.Length + 2)..].Split(' '))];

    /// <summary>The namespace that belongs to a folder of the project. A built-in provider has a public namespace of its own: <c>Typed.Acme</c> for <c>Providers/Acme</c>.</summary>
    public string NamespaceOf(string folder)
    {
        const string Providers = "Providers/";
        if (folder.StartsWith(Providers, StringComparison.Ordinal) && PublicNamespaces().Contains($"{Namespace}.{folder[Providers.Length..].Split('/')[0]}"))
        {
            folder = folder[Providers.Length..];
        }

        return folder.Length == 0 ? Namespace : $"{Namespace}.{folder.Replace('/', '.')}";
    }

    public override string ToString() => Folder;
}
