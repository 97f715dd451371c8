using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.Refactorings;

namespace Typed.Analyzers.Tests.Credits;

/// <summary>A cheaper model is offered only if it takes the same request and makes the same thing. Each case changes one detail of the cheap model.</summary>
public sealed class CheaperModelTests
{
    private const string Usual = "new DearParams { Prompt = text, Duration = DearDuration.Seconds10 }";
    private const string Steps = "new DearParams { Prompt = text, Steps = 4 }";
    private const string Images = "new DearParams { Prompt = text, Images = images }";
    private const string Styled = "new DearParams { Prompt = text, Style = DearStyle.Calm }";

    [Theory]
    [InlineData(Usual, "", "", "Change to 'cheap', which costs 6 coins by the table of 2026-10")]
    [InlineData("new DearParams { Prompt = text }", "", "", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    // Another kind of output, another currency, and an end.
    [InlineData(Usual, "Kind = \"film\"", "Kind = \"song\"")]
    [InlineData(Usual, "Unit = \"coins\"", "Unit = \"credits\"")]
    [InlineData(Usual, "Kind = \"film\"", "Kind = \"film\", Deprecated = \"until 2027\"")]
    // As dear, hardly cheaper, without a price, or with a price that may be as high.
    [InlineData(Usual, "6D, \"duration\"", "20D, \"duration\"")]
    [InlineData(Usual, "6D, \"duration\"", "19.99D, \"duration\"", "Change to 'cheap', which costs 19.99 coins by the table of 2026-10")]
    [InlineData(Usual, "\"10s\")] //", "\"20s\")] //")]
    [InlineData(Usual, "\"10s\")] //", "\"10s\", AtLeast = 5D)] //", "Change to 'cheap', which costs 5 to 6 coins (sources differ) by the table of 2026-10")]
    [InlineData(Usual, "6D, \"duration\", \"10s\")] //", "20D, \"duration\", \"10s\", AtLeast = 5D)] //")]
    // A limit that could refuse the value, and one that could not.
    [InlineData(Usual, "MaxLength = 100", "MaxLength = 99")]
    [InlineData(Usual, "MaxLength = 100", "MaxLength = 101", "Change to 'cheap', which costs 6 coins by the table of 2026-10")]
    [InlineData(Usual, "MinLength = 2", "MinLength = 3")]
    [InlineData(Usual, "MinLength = 2", "MinLength = 1", "Change to 'cheap', which costs 6 coins by the table of 2026-10")]
    [InlineData(Steps, "", "", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    [InlineData(Steps, "Minimum = 1D", "Minimum = 5D")]
    [InlineData(Steps, "Maximum = 50D", "Maximum = 3D")]
    [InlineData(Steps, "MultipleOf = 2D", "MultipleOf = 3D")]
    [InlineData(Steps, "int? Steps", "double? Steps")]
    [InlineData(Images, "", "", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    [InlineData(Images, "MaxItems = 4", "MaxItems = 3")]
    [InlineData(Images, "MaxItems = 4", "MaxItems = 5", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    [InlineData(Images, "MinItems = 2", "MinItems = 3")]
    [InlineData(Images, "MinItems = 2", "MinItems = 1", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    // The other model does not have the field, or needs one more.
    [InlineData(Steps, "[Param(\"steps\"", "[Param(\"turns\"")]
    [InlineData(Usual, "[Param(\"turns\")] public int?", "[Param(\"turns\")] public required int")]
    [InlineData(Steps, "// rules", "[ParamRule(\"a\", CrossFieldRuleKind.Excludes, \"No steps with a prompt.\", \"steps\", \"prompt\")]")]
    [InlineData(Usual, "// rules", "[ParamRule(\"a\", CrossFieldRuleKind.Excludes, \"No steps with a prompt.\", \"steps\", \"prompt\")]", "Change to 'cheap', which costs 6 coins by the table of 2026-10")]
    // The same purpose under another name.
    [InlineData(Usual, "\"duration\"", "\"seconds\"", "Change to 'cheap', which costs 6 coins by the table of 2026-10")]
    [InlineData("new DearParams { Prompt = text, Resolution = \"480p\" }", "\"resolution\"", "\"quality\"", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    // Two values would go to one field.
    [InlineData("new DearParams { Prompt = text, First = text, Second = text }", "[Param(\"first\", Slot = 0)] public string? First { get; init; }\n", "[Param(\"second\", Slot = 0)] public string? Second { get; init; }\n")]
    [InlineData("new DearParams { Prompt = text, First = text }", "[Param(\"first\", Slot = 0)] public string? First { get; init; }\n", "[Param(\"second\", Slot = 0)] public string? Second { get; init; }\n", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    // The same values by their names; a value that the other model lacks, or that is known at run time only.
    [InlineData(Styled, "", "", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    [InlineData(Styled, "\"\\\"calm\\\"\", \"\\\"wild\\\"\"", "\"\\\"soft\\\"\", \"\\\"wild\\\"\"")]
    [InlineData("new DearParams { Prompt = text, Style = null }", "", "", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    [InlineData("new DearParams { Prompt = text, Style = (DearStyle)text.Length }", "", "")]
    [InlineData("new DearParams { Prompt = text, Style = (DearStyle)7 }", "", "")]
    [InlineData(Styled, "CheapStyle? Style", "string? Style")]
    // Another length, resolution or shape, also where it is the default; a field for it that one model lacks; and nothing that is sent.
    [InlineData("new DearParams { Prompt = text }", "\"\\\"5s\\\"\")] public CheapDuration? Duration { get; init; } = CheapDuration.Seconds5", "\"\\\"10s\\\"\")] public CheapDuration? Duration { get; init; } = CheapDuration.Seconds10")]
    [InlineData(Usual, "\"\\\"720p\\\"\"", "\"\\\"480p\\\"\"")]
    [InlineData(Usual, "\"\\\"16:9\\\"\"", "\"\\\"1:1\\\"\"")]
    [InlineData(Usual, "Role = ParamRole.Resolution, ", "")]
    [InlineData(Usual, "Role = ParamRole.AspectRatio, ", "")]
    [InlineData(Usual, ", Default = \"\\\"720p\\\"\"", "")]
    [InlineData("new DearParams { Prompt = text, Resolution = text }", "", "")]
    [InlineData("new DearParams { Prompt = text, Resolution = \"480p\" }", "", "", "Change to 'cheap', which costs 3 coins by the table of 2026-10")]
    // The same seconds in another spelling.
    [InlineData(Usual, "10s", "10", "Change to 'cheap', which costs 6 coins by the table of 2026-10")]
    [InlineData(Usual, "Seconds10 = 10", "Seconds10 = 11")]
    // An extra parameter may replace anything.
    [InlineData("new DearParams { Prompt = text, ExtraParameters = new() { { \"camera\", text } } }", "", "")]
    [InlineData("new DearParams { Prompt = text, ExtraParameters = extras }", "", "")]
    [InlineData("new DearParams { Prompt = text, Duration = (DearDuration)text.Length }", "", "")]
    public Task Is_offered_if_it_takes_the_same_request(string request, string detail, string change, string? title = null) =>
        VerifyAsync(request, detail.Length == 0 ? CheapModel : Changed(detail, change), title is null ? [] : [title]);

    // A shape that only one of them can choose may be another shape.
    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    public Task Both_or_neither_choose_the_shape(bool dear, bool cheap, bool isOffered)
    {
        const string Shape = "Role = ParamRole.AspectRatio, ";
        return VerifyAsync(
            Usual,
            cheap ? CheapModel : CheapModel.Replace(Shape, "", StringComparison.Ordinal),
            isOffered ? ["Change to 'cheap', which costs 6 coins by the table of 2026-10"] : [],
            dear ? DearModel : DearModel.Replace(Shape, "", StringComparison.Ordinal));
    }

    // The cheapest first, then by name, and no more than three.
    [Fact]
    public Task Cheapest_first() => VerifyAsync(
        Usual,
        CheapModel + Named("Fast", "b/fast", 7) + Named("Quick", "a/quick", 7) + Named("Tiny", "tiny", 5) + Named("Slow", "slow", 8),
        [
            "Change to 'tiny', which costs 5 coins by the table of 2026-10",
            "Change to 'cheap', which costs 6 coins by the table of 2026-10",
            "Change to 'a/quick', which costs 7 coins by the table of 2026-10",
        ]);

    private static string Changed(string detail, string change)
    {
        Assert.Contains(detail, CheapModel, StringComparison.Ordinal);
        return CheapModel.Replace(detail, change, StringComparison.Ordinal);
    }

    private static string Named(string type, string model, int credits) => CheapModel
        .Replace("Cheap", type, StringComparison.Ordinal)
        .Replace("\"cheap\"", $"\"{model}\"", StringComparison.Ordinal)
        .Replace("6D,", $"{credits}D,", StringComparison.Ordinal);

    private static Task VerifyAsync(string request, string models, string[] titles, string? dear = null)
    {
        var code = Code(request, (dear ?? DearModel) + models);
        return new CSharpCodeRefactoringTest<ChangeModelRefactoringProvider>
        {
            TestCode = code,
            Position = code.IndexOf("new DearParams", StringComparison.Ordinal) + "new ".Length,
            OffersVerifier = offers => Assert.Equal(titles, offers.Select(offer => offer.Title).Where(title => title.StartsWith("Change to ", StringComparison.Ordinal))),
            TestState = { AdditionalReferences = { References.Runtime } },
        }.RunAsync();
    }

    // The dear model is the cheap one at another price.
    private static string Code(string request, string models) =>
        $$"""
        #nullable enable
        using System.Collections.Generic;
        using Typed;
        using Typed.Constraints;
        using Typed.Specification;
        using Typed.Validation;

        static class Test
        {
            static object M(string text, IReadOnlyList<string> images, ExtraParameters extras) => {{request}};
        }

        {{models}}
        """;

    private static string DearModel => CheapModel
        .Replace("Cheap", "Dear", StringComparison.Ordinal)
        .Replace("\"cheap\"", "\"dear\"", StringComparison.Ordinal)
        .Replace("3D,", "10D,", StringComparison.Ordinal)
        .Replace("6D,", "20D,", StringComparison.Ordinal)
        .Replace("// more", "[Param(\"second\")] public string? Second { get; init; }", StringComparison.Ordinal);

    private const string CheapModel =
        """

        [Model("acme", "cheap", Kind = "film")]
        [PriceTable(AsOf = "2026-10", Unit = "coins")]
        [PriceRule(3D, "duration", "5s")]
        [PriceRule(6D, "duration", "10s")] // the highest
        // rules
        public sealed partial record CheapParams
        {
            [Param("prompt", MinLength = 2, MaxLength = 100)] public required string Prompt { get; init; }
            [Param("steps", Minimum = 1D, Maximum = 50D, MultipleOf = 2D)] public int? Steps { get; init; }
            [Param("turns")] public int? Turns { get; init; }
            [Param("images", MinItems = 2, MaxItems = 4)] public IReadOnlyList<string>? Images { get; init; }
            [Param("first", Slot = 0)] public string? First { get; init; }
            [Param("style")] public CheapStyle? Style { get; init; }
            [Param("duration", Role = ParamRole.Duration, Default = "\"5s\"")] public CheapDuration? Duration { get; init; } = CheapDuration.Seconds5;
            [Param("resolution", Role = ParamRole.Resolution, Default = "\"720p\"")] public string? Resolution { get; init; } = "720p";
            [Param("ratio", Role = ParamRole.AspectRatio, Default = "\"16:9\"")] public string? Ratio { get; init; } = "16:9";
            // more
            public ExtraParameters? ExtraParameters { get; init; }
        }

        [ParamEnum("duration", "\"5s\"", "\"10s\"", Role = ParamRole.Duration, Provider = "acme", Model = "cheap")]
        public enum CheapDuration { Seconds5 = 5, Seconds10 = 10 }

        [ParamEnum("style", "\"calm\"", "\"wild\"", Provider = "acme", Model = "cheap")]
        public enum CheapStyle { Calm = 1, Wild = 2 }
        """;
}
