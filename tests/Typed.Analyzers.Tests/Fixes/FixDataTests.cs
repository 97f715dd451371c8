using Microsoft.CodeAnalysis;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.Tests.Fixes;

/// <summary>What a rule passes to its fix arrives there.</summary>
public sealed class FixDataTests
{
    [Fact]
    public void Everything_arrives()
    {
        var data = Passed(new FixData
        {
            Replacements = [new("5", "Use 5 s"), new("(int)E.@default", "Use default", Place: 1)],
            Remove = [["First", "Second"], ["Third"]],
            Add = ["Fourth", "Fifth"],
            KeptItems = 3,
            Property = "Duration",
            Expression = "E.Seconds5",
            Record = "new P { }",
            Model = "acme/film",
            IsRemovable = true,
        });

        Assert.Equal([new Replacement("5", "Use 5 s"), new Replacement("(int)E.@default", "Use default", 1)], data.Replacements);
        Assert.Equal([["First", "Second"], ["Third"]], data.Remove);
        Assert.Equal(["Fourth", "Fifth"], data.Add);
        Assert.Equal(
            (3, "Duration", "E.Seconds5", "new P { }", "acme/film", true),
            (data.KeptItems, data.Property, data.Expression, data.Record, data.Model, data.IsRemovable));
    }

    [Fact]
    public void Nothing_is_no_property()
    {
        Assert.Empty(FixData.None.ToProperties());

        var data = Passed(FixData.None);

        Assert.Empty(data.Replacements);
        Assert.Empty(data.Remove);
        Assert.Empty(data.Add);
        Assert.Equal((null, null, null, null, null, false), (data.KeptItems, data.Property, data.Expression, data.Record, data.Model, data.IsRemovable));
    }

    private static FixData Passed(FixData data) => FixData.Of(Diagnostic.Create(
        new DiagnosticDescriptor("T1", "title", "message", "category", DiagnosticSeverity.Warning, isEnabledByDefault: true), Location.None, data.ToProperties()));
}
