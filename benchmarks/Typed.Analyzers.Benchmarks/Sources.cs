using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Typed.Analyzers.Benchmarks;

/// <summary>The two projects that are compared: so many request constructions, and as many rows of theories.</summary>
internal static class Sources
{
    public const int Rows = 5_000;
    public const int RowsPerFile = 50;

    public static SyntaxTree[] Requests { get; } = Files(Request, "using System;\nusing Typed.Models.Creatify;\n");

    public static SyntaxTree[] Theories { get; } = Files(Theory, "using System;\nusing Xunit;\n");

    private static SyntaxTree[] Files(Func<int, string> member, string usings) =>
    [
        .. Enumerable.Range(0, Rows / RowsPerFile).Select(file =>
        {
            var text = new StringBuilder(usings).Append(CultureInfo.InvariantCulture, $"public class C{file}\n{{\n");
            for (var i = 0; i < RowsPerFile; i++)
            {
                text.Append(member((file * RowsPerFile) + i));
            }

            return CSharpSyntaxTree.ParseText(text.Append("}\n").ToString());
        }),
    ];

    // Half of them through a local and a branch, all with four or five values, as code in the wild has.
    private static string Request(int i) => i % 2 == 0
        ? $$"""
              public object M{{i}}(string url) => new KlingV16ProImageToVideoParams { Prompt = "Scene {{i}}", ImageUrl = url, CfgScale = 0.{{i % 10}}, Duration = KlingV16ProImageToVideoDuration.Seconds10 };

          """
        : $$"""
              public object M{{i}}(bool wide) { var length = 6; return new Veo31Params { Prompt = "Scene {{i}}", Duration = (Veo31Duration)length, AspectRatio = wide ? Veo31AspectRatio.Ratio16x9 : Veo31AspectRatio.Ratio9x16, Seed = {{i}} }; }

          """;

    private static string Theory(int i) =>
        (i % 5 == 0 ? "    [Theory]\n" : "") + $"    [InlineData({i}, \"row {i}\", {(i % 2 == 0 ? "true" : "false")}, 0.{i % 10})]\n"
        + (i % 5 == 4 ? $"    public void T{i}(int number, string text, bool flag, double share) => Assert.True(number >= 0 && text.Length > 0 && share >= 0 && (flag || !flag));\n" : "");
}
