using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Tests.Kit;
using Typed.Analyzers.Tests.Sweep;
using Typed.Constraints;
using Typed.Models;

namespace Typed.Analyzers.Tests;

/// <summary>Named input slots of the shipped models, seen by all analyzers in a consumer's code.</summary>
public sealed class ShippedSlotsTests
{
    [Theory]
    [InlineData("EndImage = MediaInput.FromAsset(\"b\")", "TYP2002")]
    [InlineData("EndImage = new System.Uri(\"https://example.com/b.png\")", "TYP2002")]
    [InlineData("StartImage = MediaInput.FromAsset(\"a\"), EndImage = MediaInput.FromAsset(\"b\")", null)]
    [InlineData("StartImage = start, EndImage = MediaInput.FromAsset(\"b\")", null)]
    [InlineData("StartImage = MediaInput.FromAsset(\"a\")", null)]
    [InlineData("Duration = (KlingProDuration)7", "TYP1001")]
    [InlineData("GenerationCount = 5", "TYP1005")]
    [InlineData("ModelSettings = new KlingProModelSettings { GenerateAudio = true }, Duration = KlingProDuration.Seconds5", null)]
    public async Task What_a_slot_model_refuses_does_not_compile(string setting, string? id)
    {
        var code =
            $$"""
            using Typed;
            using Typed.Models.Hoox;

            static class Consumer
            {
                public static object Request(MediaInput? start) => new KlingProParams { Prompt = "From day to night", {{setting}} };
            }
            """;
        var state = new SnippetProject();
        state.Sources.Add(("Consumer.cs", code));
        state.AdditionalReferences.AddRange([References.Runtime, References.Models]);

        var found = (await AnalyzerRun.DiagnosticsAsync(await state.CreateProjectAsync(), AnalyzerRun.All)).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).ToArray();

        Assert.Equal(id is null ? [] : [id], found.Select(diagnostic => diagnostic.Id));
        if (id == "TYP2002")
        {
            Assert.Contains("start_image", found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    /// <summary>Each later slot of each model, without an earlier one that may be left out, and with all of them.</summary>
    [Fact]
    public async Task A_later_slot_of_any_model_wants_the_earlier_ones()
    {
        const string Input = "MediaInput.FromAsset(\"b\")";
        var (expected, snippets, needed) = (new List<string>(), new List<string>(), 0);
        foreach (var (model, slots) in AllModels.Catalogs.Models.Select(model => (model, Slots(model.ParamsType))).Where(one => one.Item2.Length > 1))
        {
            var name = model.ParamsType.FullName!;
            foreach (var later in slots.Skip(1))
            {
                var earlier = slots.TakeWhile(slot => slot != later).ToArray();
                var open = earlier.Where(slot => !IsRequired(slot)).ToArray();
                needed += earlier.Length - open.Length;
                string Set(IEnumerable<PropertyInfo> properties) => string.Concat(properties.Select(property => $"{property.Name} = {Input}, "));
                var others = string.Concat(SweepPlace.Required(model.ParamsType).Except(slots).Select(property => $"{property.Name} = {SweepSample.Of(property).Code}, "));
                snippets.Add($"new {name} {{ {others}{Set(slots.Where(slot => IsRequired(slot) || earlier.Contains(slot)).Union([later]))}}}");
                foreach (var missing in open)
                {
                    var rest = Set(slots.Where(slot => slot != later && slot != missing && (IsRequired(slot) || earlier.Contains(slot))));
                    snippets.Add($"new {name} {{ {others}{rest}{later.Name} = {{|TYP2002:{Input}|}} }}");
                    expected.Add(name);
                }
            }
        }

        var markup = MarkupSource.Parse($"using Typed;\nstatic class Consumer\n{{\n    public static object[] Requests() =>\n    [\n        {string.Join(",\n        ", snippets)},\n    ];\n}}\n");
        var state = new SnippetProject();
        state.Sources.Add(("Consumer.cs", markup.Text));
        state.AdditionalReferences.AddRange([References.Runtime, References.Models]);

        var found = (await AnalyzerRun.DiagnosticsAsync(await state.CreateProjectAsync(), AnalyzerRun.All)).Where(diagnostic => diagnostic.Id == "TYP2002");

        Assert.Equal(markup.Expected.Select(finding => finding.Span), found.Select(diagnostic => diagnostic.Location.SourceSpan));
        // One model has a slot that may be left out before another; in the others the earlier ones are required, so that C# itself asks for them.
        Assert.Equal(["Typed.Models.Hoox.KlingProParams"], expected);
        Assert.Equal(5, needed);
    }

    private static PropertyInfo[] Slots(Type record) =>
        [.. record.GetProperties().Where(property => property.Param() is { Slot: >= 0 }).OrderBy(property => property.Param()!.Slot)];

    private static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));
}
