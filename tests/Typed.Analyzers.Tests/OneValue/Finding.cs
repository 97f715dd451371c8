using Microsoft.CodeAnalysis.Testing;
using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Tests of the one-value rules in a line each.</summary>
internal static class Finding
{
    /// <summary>Statements in a method with parameters of unknown value, in a project that uses the models.</summary>
    public static string InMethod(string statements) =>
        $$"""
        using System;
        using Typed.Models.Creatify;

        static class Test
        {
            static object? M(bool flag, int x, int? maybe)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;

    public static Task VerifyAsync(string code, ModelsFrom models = ModelsFrom.Source, params string[] messages) =>
        With(new CSharpAnalyzerTest<UndefinedValueAnalyzer> { TestCode = code, ExpectedMessages = messages.Length == 0 ? null : messages }, models).RunAsync();

    /// <summary>Runs the checks of constraints.</summary>
    public static Task VerifyConstraintAsync(string code) => new CSharpAnalyzerTest<ConstrainedValueAnalyzer>
    {
        TestCode = code,
        TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly } },
    }.RunAsync();

    public static Task VerifyFixAsync(string code, string? fixedCode, int index = 0, string? batchFixedCode = null, string[]? titles = null) =>
        With(
            new CSharpCodeFixTest<UndefinedValueAnalyzer, AllowedValueCodeFixProvider>
            {
                TestCode = code,
                FixedCode = fixedCode,
                BatchFixedCode = batchFixedCode,
                CodeActionIndex = index,
                ExpectedTitles = titles,
            },
            ModelsFrom.Assembly).RunAsync();

    /// <summary>Runs with the extension form of <c>FromSeconds</c>, on a Roslyn that knows it.</summary>
    public static Task VerifyExtensionAsync(string code, ModelsFrom models)
    {
        Assert.SkipUnless(SnippetProject.CSharp14.HasValue, "This Roslyn ends before C# 14.");
        return With(new CSharpAnalyzerTest<UndefinedValueAnalyzer> { TestCode = code, LanguageVersion = SnippetProject.CSharp14!.Value }, models, extension: true).RunAsync();
    }

    private static TTest With<TTest>(TTest test, ModelsFrom models, bool extension = false)
        where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.TestState.AdditionalReferences.Add(References.Runtime);
        if (models == ModelsFrom.Source)
        {
            test.TestState.Sources.Add(("Models.g.cs", GeneratedModels.Source(extension)));
        }
        else
        {
            test.TestState.AdditionalReferences.Add(extension ? GeneratedModels.ExtensionAssembly : GeneratedModels.Assembly);
        }

        return test;
    }
}
