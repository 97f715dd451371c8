using Typed.CodeFixes.OneValue;
using Typed.CodeFixes.SeveralValues;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Fix All repeats the choice with the same key: each rank has one, and the keys of two fixes for one finding differ.</summary>
public sealed class FixKeyTests
{
    [Fact]
    public void Ranks()
    {
        Assert.Equal("Typed.NearestAllowedValue", AllowedValueCodeFixProvider.EquivalenceKey(0));
        Assert.Equal("Typed.NearestAllowedValue+1", AllowedValueCodeFixProvider.EquivalenceKey(1));
        Assert.Equal("Typed.Replacement+0", ReplacementTextCodeFixProvider.EquivalenceKey(0));
        Assert.Equal("Typed.Replacement+1", ReplacementTextCodeFixProvider.EquivalenceKey(1));
        Assert.Equal("Typed.RemoveOrphan+0", InitializerCodeFixProvider.Remove(0));
        Assert.Equal("Typed.RemoveOrphan+1", InitializerCodeFixProvider.Remove(1));
    }
}
