using Typed.DocsTests.Markdown;

namespace Typed.DocsTests;

/// <summary>Links within the repository lead to files and headings that exist.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Relative_links_resolve(string page)
    {
        var problems = Links.In(Repository.Read(page)).Select(link => Links.Problem(page, link)).OfType<string>().ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    // Reachable from the list of guides, so that no page is forgotten there.
    [Fact]
    public void Every_page_below_docs_is_linked()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "docs/README.md" };
        for (var open = new Queue<string>(reached); open.TryDequeue(out var page);)
        {
            foreach (var target in Links.In(Repository.Read(page)).Select(link => Links.Target(page, link)).OfType<string>().Where(target => Repository.Pages.Contains(target) && reached.Add(target)))
            {
                open.Enqueue(target);
            }
        }

        Assert.Empty(Repository.Pages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)).Except(reached));
    }
}
