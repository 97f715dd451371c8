using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>Tests of the rules about the runtime, with the shipped models.</summary>
internal static class UseTest
{
    public static string InMethod(string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Threading.Tasks;
        using Typed;
        using Typed.Creatify;
        using Typed.Models.Creatify;

        sealed class OwnOptions
        {
            [Typed.Constraints.ApiSecret] public string Token { get; set; } = "";
            public string Name { get; set; } = "";
        }

        static class Test
        {
            static void Keep(object? value) { }

            static async Task<object?> M(CreatifyClient client, IModelParams request, JsonElement json, bool flag, int x, string text)
            {
                await Task.Yield();
                {{statements.ReplaceLineEndings("\n        ")}}
                return null;
            }
        }
        """;

    public static Task VerifyAsync<TAnalyzer>(string statements, params string[] messages)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        new CSharpAnalyzerTest<TAnalyzer>
        {
            TestCode = InMethod(statements),
            ExpectedMessages = messages.Length == 0 ? null : messages,
            TestState = { AdditionalReferences = { References.Runtime, References.Models } },
        }.RunAsync();

    public static Task VerifyFixAsync<TAnalyzer, TFix>(string before, string? after, int index = 0, params string[] titles)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new CSharpCodeFixTest<TAnalyzer, TFix>
        {
            TestCode = InMethod(before),
            FixedCode = after is null ? null : InMethod(after),
            CodeActionIndex = index,
            ExpectedTitles = titles.Length == 0 ? null : titles,
            TestState = { AdditionalReferences = { References.Runtime, References.Models } },
        }.RunAsync();
}
