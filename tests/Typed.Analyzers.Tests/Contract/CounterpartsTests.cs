using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Contract;

/// <summary>The field of another model that takes the same: by name, then by slot, then by role.</summary>
public sealed class CounterpartsTests
{
    [Theory]
    // The slots of one model by their position in the other.
    [InlineData("slots", "first", "numbers", "one")]
    [InlineData("slots", "last", "numbers", "two")]
    [InlineData("numbers", "one", "slots", "first")]
    // A field without a slot has none there either, and one without a role is not the other's field without a role.
    [InlineData("rules", "image", "numbers", null)]
    [InlineData("rules", "image", "slots", null)]
    [InlineData("rules", "mask", "differs", null)]
    // By name before anything else.
    [InlineData("texts", "prompt", "typical", "prompt")]
    [InlineData("steps", "duration", "steps", "duration")]
    public void Field(string from, string name, string to, string? expected)
    {
        var contract = TypedContract.Of(CSharpCompilation.Create("Test", [], [.. References.Platform, References.Runtime, DetailModels.Assembly]))!;
        var models = contract.Models.Of("details")!;

        Assert.Equal(expected, models[from].FieldOf(name) is { } field ? Counterparts.Of(field, models[to])?.Name : null);
    }

    [Fact]
    public void Member()
    {
        var contract = TypedContract.Of(CSharpCompilation.Create("Test", [], [.. References.Platform, References.Runtime, DetailModels.Assembly, GeneratedModels.Assembly]))!;
        var duration = contract.Models.Of("details")!["steps"].FieldOf("duration")!.Values!;
        var models = contract.Models.Of("creatify")!;
        var sora = models["sora-2/image-to-video/pro"].FieldOf("duration")!.Values!;
        var kling = models["kling-video/v1.6/pro/image-to-video"].FieldOf("duration")!.Values!;

        // "5s" and "5" are the same time; "auto" is the same word, though not a time.
        Assert.Equal("Seconds5", Counterparts.Of(duration.MemberOf(5)!, duration.Role, kling)!.Name);
        Assert.Equal("Auto", Counterparts.Of(duration.MemberOf(-1)!, duration.Role, sora)!.Name);
        Assert.Null(Counterparts.Of(duration.MemberOf(20)!, duration.Role, kling));
        Assert.Null(Counterparts.Of(duration.MemberOf(5)!, default, kling));
        Assert.Null(Counterparts.Of(duration.MemberOf(0)!, duration.Role, kling));
    }
}
