using System.Reflection;

namespace Typed.Architecture.Tests;

/// <summary>The namespace of a file is its folder. Files with public types may instead have a namespace that users import.</summary>
public sealed class NamespaceTests
{
    [Fact]
    public void Namespaces_are_folders() => KnownList.Check(
        "known-namespaces.txt",
        from project in Project.All
        from file in project.Files()
        where !file.Path.StartsWith("Polyfills/", StringComparison.Ordinal) && file.Namespace.Length > 0
        where file.Namespace != project.NamespaceOf(file.Folder) && !(file.HasPublicType && IsPublic(project, file.Namespace))
        select $"{project.Folder}/{file.Path}: {file.Namespace}",
        "The namespace of a file is its folder, or, for a file with a public type, one of the public namespaces of the project.");

    [Theory]
    [MemberData(nameof(Project.Compiled), MemberType = typeof(Project))]
    public void Public_types_are_in_the_public_namespaces(string folder)
    {
        var project = Project.Named(folder);
        if (project.PublicNamespaces().Count == 0)
        {
            Assert.Contains(project.Assembly, (string[])["Typed.Schema", "Typed.Generator", "Typed.Analyzers", "typed"]);
            return;
        }

        Assert.Equal(
            project.PublicNamespaces().Order(StringComparer.Ordinal),
            Assembly.Load(project.Assembly).GetExportedTypes().Select(type => type.Namespace).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    private static bool IsPublic(Project project, string name) => project.PublicNamespaces().Contains(name, StringComparer.Ordinal);
}
