using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A program with helpers, in a project that uses models.</summary>
internal static class HelperCode
{
    public static Task VerifyAsync(string member, string statements) => new CSharpAnalyzerTest<HelperArgumentAnalyzer>
    {
        TestCode = Of(member, statements),
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly, ConstrainedModel.Assembly } },
    }.RunAsync();

    public static string Of(string member, string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Runtime.InteropServices;
        using Acme;
        using Typed.Models.Creatify;

        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] sealed class InlineDataAttribute(params object[] data) : Attribute { public object[] Data { get; } = data; }
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] sealed class ArgumentsAttribute(params object?[]? data) : Attribute { public object?[]? Data { get; } = data; }
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        sealed class TestCaseAttribute : Attribute
        {
            public TestCaseAttribute(params object[] arguments) { }
            public TestCaseAttribute(object argument) { }
            public TestCaseAttribute(object first, object second) { }
            public object? ExpectedResult { get; set; }
        }
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] sealed class DataRowAttribute(object first, params object[] more) : Attribute { public object First { get; } = first; public object[] More { get; } = more; }
        sealed class KindAttribute(int number) : Attribute { public int Number { get; } = number; }

        static class Program
        {
            const int Seven = 7;
            static void Keep(object value) { }
            static void Throws(Func<object> call) { }
            {{member}}
            static object? M(bool flag, int x)
            {
                {{statements}}
            }
        }
        """;
}
