using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

/// <summary>"Go to definition" leads to one place, and a reader meets the properties before the tables.</summary>
public sealed class RecordLayoutTests
{
    private const int LongestLine = 200;

    [Fact]
    public void A_record_has_one_part_and_no_long_text_before_or_between_its_properties()
    {
        var run = new LivingDriver()
            .Add(InMemoryFile.Model(
                "one",
                """
                "prompt": { "type": "string", "maxLength": 2500 },
                "duration": { "type": "string", "enum": ["5", "10"], "default": "5" },
                "camera": { "type": "object", "properties": { "zoom": { "type": "integer", "minimum": 1, "maximum": 9 }, "pan": { "type": "integer", "minimum": 1, "maximum": 9 } } }
                """))
            .Add(InMemoryFile.Pricing(""" "one": { "per": "output", "rules": [{ "when": { "duration": "5" }, "credits": 8 }, { "when": { "duration": "10" }, "credits": 16 }] } """))
            .Run();
        Assert.Empty(run.Report());

        var records = run.Compile().SyntaxTrees.SelectMany(tree => tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()).OfType<RecordDeclarationSyntax>().ToList();

        Assert.Equal(["OneCamera", "OneParams"], records.Select(record => record.Identifier.Text).Order(StringComparer.Ordinal));
        Assert.All(records, record =>
        {
            var last = record.Members.OfType<PropertyDeclarationSyntax>().Last(property => property.Identifier.Text != "Info" && property.ExplicitInterfaceSpecifier is null);
            var before = record.SyntaxTree.GetText(TestContext.Current.CancellationToken).ToString()[record.SpanStart..last.Span.End];
            Assert.DoesNotContain(before.Split('\n'), line => line.Length > LongestLine);
            Assert.Contains(record.Members.Select(member => member.ToString()), text => text.StartsWith("[global::Typed.Constraints.FieldTable(", StringComparison.Ordinal));
        });
    }
}
