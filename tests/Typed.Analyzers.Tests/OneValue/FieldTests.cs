using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class FieldTests
{
    [Theory]
    [InlineData("const int F = 7;", "{|TYP1001:F|}")]
    [InlineData("const int F = 7;", "{|TYP1001:Test.F|}")]
    [InlineData("static readonly int F = 7;", "{|TYP1001:F|}")]
    [InlineData("static readonly int F = (7);", "{|TYP1001:F|}")]
    [InlineData("static readonly int F = 7!;", "{|TYP1001:F|}")]
    [InlineData("readonly int F = 7;", "{|TYP1001:F|}")]
    [InlineData("readonly int F = 7;", "{|TYP1001:this.F|}")]
    [InlineData("static readonly int F = Seven; const int Seven = 7;", "{|TYP1001:F|}")]
    [InlineData("static readonly int F = G; static readonly int G = 7;", "{|TYP1001:F|}")]
    [InlineData("readonly int F = 7; int _other; public Test() { _other = F; }", "{|TYP1001:F|}")]
    [InlineData("static readonly int F = 5;", "F")]
    [InlineData("int F = 7;", "F")]
    [InlineData("static int F = 7;", "F")]
    [InlineData("readonly int F;", "F")]
    [InlineData("readonly int F = 7; public Test() { F = 5; }", "F")]
    [InlineData("readonly int F = 7; public Test() { this.F = 5; }", "F")]
    [InlineData("readonly int F = 7; public Test() { (F) = 5; }", "F")]
    [InlineData("readonly int F = 7; public Test() { (F, _) = (5, 5); }", "F")]
    [InlineData("readonly int F = 7; public Test() { F++; }", "F")]
    [InlineData("readonly int F = 7; public Test() { Set(ref F); } void Set(ref int f) => f = 5;", "F")]
    [InlineData("readonly int F = 7; public Test() { Set(out F); } void Set(out int f) => f = 5;", "F")]
    [InlineData("readonly int F = 7; public Test() { ref int f = ref F; f = 5; }", "F")]
    [InlineData("readonly int F = 7; public int P { init { F = value; } }", "F")]
    [InlineData("static readonly int F = 7; static Test() { F = 5; }", "F")]
    [InlineData("static readonly int F = F + 7;", "F")]
    [InlineData("static readonly int F = G; static readonly int G = F;", "F")]
    [InlineData("readonly object F = 5;", "F")]
    public Task Value_of_a_field(string field, string use) => Finding.VerifyAsync(
        $$"""
        using Typed.Models.Creatify;

        class Test
        {
            {{field}}

            object M() => (KlingV16ProImageToVideoDuration){{use}};
        }
        """);

    [Fact]
    public Task Field_of_a_struct_may_be_its_default() => Finding.VerifyAsync(
        """
        using Typed.Models.Creatify;

        struct Test
        {
            readonly int F = 7;
            static readonly int G = 7;

            public Test() { }

            object[] M() => [(KlingV16ProImageToVideoDuration)F, (KlingV16ProImageToVideoDuration){|TYP1001:G|}];
        }
        """);

    [Fact]
    public Task Time_of_a_field() => Finding.VerifyAsync(
        """
        using System;
        using Typed.Models.Creatify;

        class Test
        {
            static readonly TimeSpan Length = TimeSpan.FromSeconds(7);

            object M() => KlingV16ProImageToVideoDurations.FromSeconds({|TYP1001:Length|});
        }
        """);

    [Theory]
    [InlineData("", "{|TYP1001:Defaults.Seconds|}")]
    [InlineData("static Defaults() { Seconds = 5; }", "Defaults.Seconds")]
    public Task Field_of_another_file(string constructor, string use)
    {
        var test = new CSharpAnalyzerTest<UndefinedValueAnalyzer>
        {
            TestCode = $"class Test {{ object M() => (Typed.Models.Creatify.Veo31Duration){use}; }}",
        };
        test.TestState.Sources.Add(("Defaults.cs", "static partial class Defaults { public static readonly int Seconds = 7; }"));
        test.TestState.Sources.Add(("Defaults.More.cs", $"static partial class Defaults {{ {constructor} }}"));
        test.TestState.AdditionalReferences.AddRange([References.Runtime, Fixtures.GeneratedModels.Assembly]);
        return test.RunAsync();
    }

    [Fact]
    public Task Readonly_field_of_another_assembly_is_unknown_a_const_is_known()
    {
        var test = new CSharpAnalyzerTest<UndefinedValueAnalyzer>
        {
            TestCode =
                """
                using Typed.Models.Creatify;
                class Test { object[] M() => [(Veo31Duration)Shared.Read, (Veo31Duration){|TYP1001:Shared.Fixed|}]; }
                """,
        };
        test.TestState.AdditionalReferences.AddRange(
        [
            References.Runtime,
            Fixtures.GeneratedModels.Assembly,
            References.Compile("Shared", "public static class Shared { public static readonly int Read = 7; public const int Fixed = 7; }", test.LanguageVersion),
        ]);
        return test.RunAsync();
    }

    [Fact]
    public Task Initializers_attributes_and_top_level_positions() => Finding.VerifyAsync(
        """
        using System;
        using Typed.Models.Creatify;

        [AttributeUsage(AttributeTargets.All)]
        class LengthAttribute(Veo31Duration length) : Attribute { public Veo31Duration Length => length; }

        class Test(Veo31Duration length = (Veo31Duration){|TYP1001:9|})
        {
            readonly Veo31Duration _field = (Veo31Duration){|TYP1001:7|};
            Veo31Duration Property { get; } = Veo31Durations.FromSeconds({|TYP1001:5|});
            Veo31Duration Body => (Veo31Duration){|TYP1001:10|};

            [Length((Veo31Duration){|TYP1001:11|})]
            object M() => length;
        }
        """);
}
