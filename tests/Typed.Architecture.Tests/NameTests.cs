namespace Typed.Architecture.Tests;

/// <summary>A type's name means one thing in the whole repository.</summary>
public sealed class NameTests
{
    [Fact]
    public void A_name_is_declared_in_one_project() => KnownList.Check(
        "known-names.txt",
        from project in Project.All
        from name in project.Files().SelectMany(file => SourceFolders.TypesOf(file)).Distinct()
        group project.Assembly by name into places
        where places.Count() > 1
        select $"{places.Key}: {string.Join(", ", places.Order(StringComparer.Ordinal))}",
        "Two projects declare types of one name. Share the source, or give one of them a name of its own.");
}
