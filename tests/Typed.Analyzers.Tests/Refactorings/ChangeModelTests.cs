using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.Refactorings;

namespace Typed.Analyzers.Tests.Refactorings;

public sealed class ChangeModelTests
{
    [Theory]
    // The same seconds and the same ratio, each in the other model's own enum.
    [InlineData(
        "wan-25-preview/text-to-video",
        "new KlingV16ProTextToVideoParams { Prompt = text, Duration = KlingV16ProTextToVideoDuration.Seconds10, AspectRatio = KlingV16ProTextToVideoAspectRatio.Ratio9x16 }",
        "new Wan25PreviewTextToVideoParams { Prompt = text, Duration = Wan25PreviewTextToVideoDuration.Seconds10, AspectRatio = Wan25PreviewTextToVideoAspectRatio.Ratio9x16 }")]
    // A length that the other model does not have, and a field that it does not have.
    [InlineData(
        "veo3.1/image-to-video",
        "new KlingV16ProImageToVideoParams { Prompt = text, ImageUrl = url, Duration = KlingV16ProImageToVideoDuration.Seconds10, CfgScale = 0.5 }",
        "new Veo31ImageToVideoParams { Prompt = text, ImageUrl = url, /* Duration = KlingV16ProImageToVideoDuration.Seconds10: no counterpart in veo3.1/image-to-video */ /* CfgScale = 0.5: no counterpart in veo3.1/image-to-video */ }")]
    [InlineData(
        "veo3.1/image-to-video",
        "new KlingV16ProImageToVideoParams\n    {\n        CfgScale = 0.5,\n        Prompt = text, // what\n        ImageUrl = url,\n    }",
        "new Veo31ImageToVideoParams\n    {\n        /* CfgScale = 0.5: no counterpart in veo3.1/image-to-video */\n        Prompt = text, // what\n        ImageUrl = url,\n    }")]
    public Task Carries_over_what_the_other_model_has(string model, string before, string after) => Test(
        before, after, model, offers => Assert.Equal("Change the model", offers[^1].Title)).RunAsync();

    [Fact]
    public Task Offers_models_of_the_same_kind_first_and_never_itself() => Test("new Veo31Params { Prompt = text }", null, null, offers =>
    {
        var titles = offers[^1].NestedActions.Select(action => action.Title).ToArray();
        Assert.Equal(34, titles.Length);
        Assert.DoesNotContain("veo3.1", titles);
        Assert.Contains("text-to-video", titles[0], StringComparison.Ordinal);
    }).RunAsync();

    /// <summary>With <c>TypedModels=used</c>, an editor knows only the names of the models that the code does not name. What they take is unknown.</summary>
    [Fact]
    public Task Offers_no_model_of_which_only_the_name_is_known()
    {
        var test = Test("new Veo31Params { Prompt = text }", null, null, offers => Assert.Equal(34, offers[^1].NestedActions.Length));
        test.TestState.Sources.Add("[Typed.Constraints.Model(\"creatify\", \"unused\", Kind = \"text_to_video\")] public abstract partial record UnusedParams : Typed.ModelParams;");
        return test.RunAsync();
    }

    // The price and the values that the changed request really sends are those of the offer.
    [Theory]
    [InlineData("new Veo31Params { Prompt = text }", "Change to 'veo3.1/fast', which costs 32 credits by the superseded table of 2025-11", "new Veo31FastParams { Prompt = text }")]
    [InlineData(
        "new Veo31Params { Prompt = text, Duration = Veo31Duration.Seconds4, AspectRatio = Veo31AspectRatio.Ratio9x16 }",
        "Change to 'veo3.1/fast', which costs 16 credits by the superseded table of 2025-11",
        "new Veo31FastParams { Prompt = text, Duration = Veo31FastDuration.Seconds4, AspectRatio = Veo31FastAspectRatio.Ratio9x16 }")]
    // The cheapest; a price that depends on run time; a value that is only known at run time; an extra parameter.
    [InlineData("new Veo31FastParams { Prompt = text }")]
    [InlineData("new Veo31Params { Prompt = text, Duration = (Veo31Duration)text.Length }")]
    [InlineData("new Veo31Params { Prompt = text, AspectRatio = (Veo31AspectRatio)text.Length }")]
    [InlineData("new Veo31Params { Prompt = text, ExtraParameters = new() { { \"camera\", \"left\" } } }")]
    // Another length, and a value that no cheaper model has.
    [InlineData("new KlingV21MasterTextToVideoParams { Prompt = text, Duration = KlingV21MasterTextToVideoDuration.Seconds10, CfgScale = 0.5 }", "Change to 'kling-video/v1.6/pro/text-to-video', which costs 24 credits by the table of 2025-11", "new KlingV16ProTextToVideoParams { Prompt = text, Duration = KlingV16ProTextToVideoDuration.Seconds10, CfgScale = 0.5 }")]
    public Task Offers_a_cheaper_model_that_takes_the_same_request(string before, string? title = null, string? after = null) => Test(
        before, after, title, offers => Assert.Equal(title, offers.FirstOrDefault(offer => offer.EquivalenceKey!.StartsWith("Typed.CheaperModel.", StringComparison.Ordinal))?.Title))
        .RunAsync();

    [Fact]
    public Task Offers_nothing_for_another_type() => Test("new System.Text.StringBuilder()", null, null, offers => Assert.Empty(offers)).RunAsync();

    private static CSharpCodeRefactoringTest<ChangeModelRefactoringProvider> Test(string before, string? after, string? title, Action<ImmutableArray<CodeAction>> offers) => new()
    {
        TestCode = Code(before),
        Position = Code(before).IndexOf("new ", StringComparison.Ordinal) + "new ".Length,
        FixedCode = after is null ? null : Code(after),
        Title = title,
        OffersVerifier = offers,
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    };

    private static string Code(string creation) =>
        $$"""
        using Typed.Models.Creatify;

        static class Test
        {
            static object M(string text, string url) => {{creation}};
        }
        """;
}
