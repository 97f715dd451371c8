using System.Text;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Tags;
using Typed.Models;

namespace Typed.TooltipsTests;

/// <summary>What one sees while writing a request. The files under <c>Expected</c> are there to be read: they show each tooltip as the editor does.</summary>
public sealed class TooltipTests : IDisposable
{
    private readonly Editor _editor = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Models => new()
    {
        { "creatify", "kling-video/v1.6/pro/image-to-video" },        // a price by duration
        { "creatify", "bytedance/seedance/v1/pro/image-to-video" },   // by duration and resolution
        { "creatify", "veo3.1" },                                     // superseded
        { "hoox", "kling-v3-pro" },                                   // typical; slots
        { "creativeai", "voice-generation" },                         // sources that differ
        { "creativeai", "video-generation/kling-v3" },                // sources that differ without a range
    };

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Each_tooltip_is_as_reviewed(string provider, string model)
    {
        Assert.True(AllModels.Catalogs.TryGet(provider, model, out var info));
        var record = info.ParamsType;
        var text = new StringBuilder();
        await SectionAsync(text, $"new {record.Name}", Code(record, $"new {record.Name[..1]}$${record.Name[1..]} {{ }}"));
        foreach (var field in info.Fields.Where(field => field.Required || field.Role != Specification.ParamRole.None || field.Slot >= 0).Take(4))
        {
            var property = record.GetProperties().First(property => property.Name.Equals(field.Name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
            await SectionAsync(text, property.Name, Code(record, $"new {record.Name} {{ $${property.Name} = default }}"));
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            foreach (var member in type.IsEnum ? type.GetEnumNames().Take(3) : [])
            {
                await SectionAsync(text, $"{type.Name}.{member}", Code(record, $"{type.Name}.$${member}"));
            }
        }

        Snapshot.Check($"{provider}__{model.Replace("/", "__", StringComparison.Ordinal)}.txt", text.ToString());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task No_tooltip_has_notes_about_how_the_file_was_put_together(string provider, string model)
    {
        Assert.True(AllModels.Catalogs.TryGet(provider, model, out var info));
        var shown = await _editor.QuickInfoAsync(Code(info.ParamsType, $"new $${info.ParamsType.Name} {{ }}"), Cancellation);
        Assert.DoesNotContain("ours", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("not checked", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("fal ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_after_a_duration_preselects_its_enum()
    {
        var record = typeof(Typed.Models.Creatify.KlingV16ProImageToVideoParams);
        var items = await _editor.CompletionsAsync(Code(record, $"new {record.Name} {{ Duration = $$ }}"), Cancellation);
        var preselected = items.Where(item => item.Rules.MatchPriority >= MatchPriority.Preselect).Select(item => item.DisplayText).ToList();
        Assert.Contains("KlingV16ProImageToVideoDuration", preselected);
    }

    [Fact]
    public async Task Completion_lists_no_companion_of_an_enum()
    {
        var record = typeof(Typed.Models.Creatify.KlingV16ProImageToVideoParams);
        var names = (await _editor.CompletionsAsync(Code(record, "Kling$$"), Cancellation)).Select(item => item.DisplayText).ToList();
        Assert.Contains("KlingV16ProImageToVideoDuration", names);
        Assert.DoesNotContain("KlingV16ProImageToVideoDurations", names);
        Assert.DoesNotContain(names, name => name.StartsWith("Kling", StringComparison.Ordinal) && name.EndsWith("JsonConverter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Completion_after_an_enum_lists_its_values_and_FromSeconds()
    {
        var record = typeof(Typed.Models.Creatify.KlingV16ProImageToVideoParams);
        var items = await _editor.CompletionsAsync(Code(record, "KlingV16ProImageToVideoDuration.$$"), Cancellation);
        Assert.Equal(["Seconds10", "Seconds5"], items.Where(item => item.Tags.Contains(WellKnownTags.EnumMember)).Select(item => item.DisplayText).Order(StringComparer.Ordinal));
        Assert.Contains(items, item => item.DisplayText == "FromSeconds");
    }

    public void Dispose() => _editor.Dispose();

    private async Task SectionAsync(StringBuilder text, string title, string code) =>
        text.Append(title).Append('\n').Append('-', title.Length).Append('\n').Append(await _editor.QuickInfoAsync(code, Cancellation)).Append('\n');

    private static string Code(Type record, string expression) => $"using {record.Namespace};\nclass User {{ object? Make() => {expression}; }}";
}
