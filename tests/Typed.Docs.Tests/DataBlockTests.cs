using System.Text.Json;
using System.Xml.Linq;
using Typed.DocsTests.Markdown;
using Typed.DocsTests.Shell;

namespace Typed.DocsTests;

/// <summary>XML blocks are well-formed and name packages that exist; JSON blocks are JSON.</summary>
public sealed class DataBlockTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages.Where(page => BlockReader.Read(page).Any(block => block.Language is "xml" or "json"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Data_is_well_formed(string page)
    {
        foreach (var block in BlockReader.Read(page))
        {
            if (block.Language == "xml")
            {
                var packages = XElement.Parse($"<fragment>{block.Text}</fragment>").Descendants("PackageReference").Select(reference => reference.Attribute("Include")?.Value);
                Assert.Subset(CommandForms.Packages.ToHashSet(StringComparer.Ordinal), packages.OfType<string>().ToHashSet(StringComparer.Ordinal));
            }
            else if (block.Language == "json" && !page.StartsWith("docs/rules/TYP0", StringComparison.Ordinal))
            {
                // The pages of TYP0nnn show fragments, and files that are not JSON on purpose.
                using var document = JsonDocument.Parse(block.Text);
                Assert.True(document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array, $"{page}({block.Line})");
            }
        }
    }
}
