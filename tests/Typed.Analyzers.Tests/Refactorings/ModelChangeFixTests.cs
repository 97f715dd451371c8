using Microsoft.CodeAnalysis.CodeActions;
using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.Refactorings;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.Refactorings;

/// <summary>What becomes of each assignment when the request is written for another model, by the refactoring and by the fix of a deprecated model.</summary>
public sealed class ModelChangeFixTests
{
    private const string Models =
        """
        #nullable enable
        using Typed;
        using Typed.Constraints;
        namespace Acme;

        [Model("acme", "old", Deprecated = "soon", Replacement = "new")]
        public sealed partial record OldParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("mood")] public string? Mood { get; init; }
            [Param("voice")] public OldVoice? Voice { get; init; }
            [Param("other")] public Odd? Other { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }

        [Model("acme", "new")]
        public sealed partial record NewParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("voice")] public NewVoice? Voice { get; init; }
            [Param("other")] public NewVoice? Other { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }

        // As the generator writes open lists of values.
        public readonly record struct OldVoice(string Text) { public static OldVoice Anna => new("anna"); public static OldVoice Ben => new("ben"); }
        public readonly record struct NewVoice(string Text) { public static NewVoice Anna => new("anna"); public static NewVoice Carl => new("carl"); }
        public readonly record struct Odd(string Text) { public static Odd Anna => new("anna"); public static Odd Carl => new("carl"); public static Odd Any(string text) => new(text); }
        public static class Voices { public static OldVoice Anna => new("a"); }
        """;

    [Theory]
    [InlineData("new OldParams { Prompt = \"x\" }", "new NewParams { Prompt = \"x\" }")]
    [InlineData("new OldParams()", "new NewParams()")]
    [InlineData("new Acme.OldParams { }", "new NewParams { }")]
    [InlineData("new OldParams { Prompt = \"x\", ExtraParameters = new() { { \"camera\", \"left\" } } }", "new NewParams { Prompt = \"x\", ExtraParameters = new() { { \"camera\", \"left\" } } }")]
    // An open list of values, by its members only.
    [InlineData("new OldParams { Voice = OldVoice.Anna }", "new NewParams { Voice = NewVoice.Anna }")]
    [InlineData("new OldParams { Voice = OldVoice.Ben }", "new NewParams { /* Voice = OldVoice.Ben: no counterpart in new */ }")]
    [InlineData("new OldParams { Voice = Voices.Anna }", "new NewParams { /* Voice = Voices.Anna: no counterpart in new */ }")]
    [InlineData("new OldParams { Voice = new OldVoice(\"anna\") }", "new NewParams { /* Voice = new OldVoice(\"anna\"): no counterpart in new */ }")]
    // A comment, and a text that would end one.
    [InlineData("new OldParams { Mood = \"*/\", Prompt = \"x\" }", "new NewParams { /* Mood = \"* /\": no counterpart in new */ Prompt = \"x\" }")]
    [InlineData("new OldParams { Mood = /* why */ \"a\" + /* b */ \"b\", Prompt = \"x\" }", "new NewParams { /* Mood = /* why * / \"a\" + /* b * / \"b\": no counterpart in new */ Prompt = \"x\" }")]
    [InlineData("new OldParams { Prompt = \"x\", /* mood */ Mood = \"a\" /* end */ }", "new NewParams { Prompt = \"x\", /* mood */ /* Mood = \"a\": no counterpart in new */ /* end */ }")]
    [InlineData(
        "new OldParams\n{\n    // mood\n    Mood = \"a\", // why\n    // prompt\n    Prompt = \"x\" // what\n}",
        "new NewParams\n{\n    // mood\n    /* Mood = \"a\": no counterpart in new */ // why\n    // prompt\n    Prompt = \"x\" // what\n}")]
    [InlineData(
        "new OldParams\n{\n    Prompt = \"x\", // what\n    // mood\n    Mood = \"a\" // why\n}",
        "new NewParams\n{\n    Prompt = \"x\", // what\n    // mood\n    /* Mood = \"a\": no counterpart in new */ // why\n}")]
    public async Task Assignments(string before, string after)
    {
        await new CSharpCodeFixTest<RetiredModelAnalyzer, DeprecatedModelCodeFixProvider>
        {
            TestCode = Code(before.Replace("Acme.OldParams", "OldParams", StringComparison.Ordinal).Replace("OldParams", "{|TYP4011:OldParams|}", StringComparison.Ordinal)),
            FixedCode = Code(after),
            ExpectedTitles = ["Change the model to new"],
            TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
        }.RunAsync();
        await new CSharpCodeRefactoringTest<ChangeModelRefactoringProvider>
        {
            TestCode = Code(before),
            FixedCode = Code(after),
            Position = Code(before).IndexOf("OldParams", StringComparison.Ordinal),
            Title = "new",
            OffersVerifier = offers => Assert.Equal("Change the model", Assert.Single(offers).Title),
            TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
        }.RunAsync();
    }

    // An editor asks for the same action again by its key.
    [Fact]
    public Task Each_model_has_a_key_of_its_own() => new CSharpCodeRefactoringTest<ChangeModelRefactoringProvider>
    {
        TestCode = Code("new NewParams()"),
        Position = Code("new NewParams()").IndexOf("NewParams", StringComparison.Ordinal),
        OffersVerifier = offers =>
        {
            var menu = Assert.Single(offers);
            Assert.Equal(["Typed.ChangeModel.old"], menu.NestedActions.Select(action => action.EquivalenceKey));
            Assert.False(Inlinable(menu));
        },
        TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    // Not public. An editor shows the nested actions of an inlinable one beside the others.
    private static bool Inlinable(CodeAction action) => (bool)typeof(CodeAction)
        .GetProperty("IsInlinable", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)!.GetValue(action)!;

    private static string Code(string request) => $"using Acme;\n\nclass Test\n{{\n    object Target() =>\n        {request.ReplaceLineEndings("\n        ")};\n}}\n";
}
