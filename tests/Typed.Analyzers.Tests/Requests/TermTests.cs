using Typed.Analyzers.Contract;
using Typed.Analyzers.Requests;
using Typed.Specification;

namespace Typed.Analyzers.Tests.Requests;

/// <summary>The grammar of the terms of rules and prices, and the names on the wire.</summary>
public sealed class TermTests
{
    [Theory]
    [InlineData("width", null, "width")]
    [InlineData("size.width", null, "size")]
    [InlineData("mode=fast", null, "mode")]
    [InlineData("size.mode=a.b", null, "size")]
    [InlineData("count(images)", "images", "images")]
    [InlineData("count(a.images)", "a.images", "a")]
    [InlineData("count(images", null, "count(images")]
    [InlineData("xcount(images)", null, "xcount(images)")]
    [InlineData("count()", "", "")]
    public void Term(string term, string? list, string field)
    {
        Assert.Equal(list, FieldTerm.ListOf(term));
        Assert.Equal(field, FieldTerm.FieldOf(term));
    }

    [Theory]
    [InlineData("Width", "width")]
    [InlineData("ImageWidth", "image_width")]
    [InlineData("ImageURL", "image_url")]
    [InlineData("A", "a")]
    [InlineData("", "")]
    [InlineData("imageW", "image_w")]
    public void Name_on_the_wire(string name, string wire) => Assert.Equal(wire, WireNames.ToWire(name));

    [Fact]
    public void Facts_by_path()
    {
        var facts = new FactTable();
        foreach (var path in new[] { "a", "a.b", "a.c", "ab", "ab.c", "b", "c.a" })
        {
            facts.Set(path, new Fact(Presence.Yes, Text: path));
        }

        facts.Set("b", new Fact(Presence.No));
        facts.RemoveWithin("a");

        Assert.Equal(["a", "ab", "ab.c", "b", "c.a"], Enumerable.Range(0, facts.Count).Select(index => facts.At(index).Path));
        Assert.Equal("ab.c", facts.Of("ab.c")!.Text);
        Assert.Equal(Presence.No, facts.Of("b")!.Plain);
        Assert.Null(facts.Of("a.b"));
    }

    [Theory]
    [InlineData((int)Presence.No, true, null, "x", (int)Presence.No)]
    [InlineData((int)Presence.Yes, true, "x", "x", (int)Presence.Yes)]
    [InlineData((int)Presence.Yes, true, "y", "x", (int)Presence.No)]
    [InlineData((int)Presence.Yes, false, null, "x", (int)Presence.Unknown)]
    [InlineData((int)Presence.Unknown, true, "x", "x", (int)Presence.Unknown)]
    [InlineData((int)Presence.Yes, false, "x", "x", (int)Presence.Unknown)]
    public void Fact_about_one_value(int plain, bool isTextKnown, string? text, string asked, int expected) =>
        Assert.Equal((Presence)expected, new Fact((Presence)plain, isTextKnown, text).Being(asked).Plain);
}
