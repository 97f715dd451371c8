using Typed.Analyzers.RuntimeUse.Raw;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>A call whose raw request becomes a record: its other arguments, lines and comments stay.</summary>
public sealed class UseRecordFixTests
{
    // RAW is the raw request, and the record in its place.
    [Theory]
    [InlineData("client.SubmitAsync(\"veo3.1\", RAW)", "client.SubmitAsync(RECORD)")]
    [InlineData("client.SubmitAsync(\"veo3.1\", RAW, null, default)", "client.SubmitAsync(RECORD, null, default)")]
    [InlineData("client.SubmitAsync(\"veo3.1\", RAW, cancellationToken: default)", "client.SubmitAsync(RECORD, cancellationToken: default)")]
    // Comments beside the raw request, of the name and of the options.
    [InlineData("client.SubmitAsync(/* send */ \"veo3.1\", RAW)", "client.SubmitAsync(/* send */ RECORD)")]
    [InlineData("client.SubmitAsync(\"veo3.1\", /* raw */ RAW)", "client.SubmitAsync(RECORD /* raw */)")]
    [InlineData("client.SubmitAsync(\"veo3.1\", RAW, /* no options */ null)", "client.SubmitAsync(RECORD, /* no options */ null)")]
    [InlineData("client.SubmitAsync(\n    \"veo3.1\",\n    RAW)", "client.SubmitAsync(\n    RECORD)")]
    [InlineData("client.SubmitAsync(\n    \"veo3.1\", // the model\n    RAW,\n    null)", "client.SubmitAsync(\n    RECORD, // the model\n    null)")]
    [InlineData("client.SubmitAsync(\n    \"veo3.1\",\n    // raw\n    RAW,\n    null)", "client.SubmitAsync(\n    RECORD,\n    // raw\n    null)")]
    [InlineData("client.SubmitAsync(\n    \"veo3.1\", // the model\n    RAW)", "client.SubmitAsync(\n    RECORD // the model\n    )")]
    public Task Call(string before, string after) => VerifyAsync(before, after);

    // A comment within it has no place in a record; named arguments are in an order of their own.
    [Theory]
    [InlineData("client.SubmitAsync(\"veo3.1\", {|TYP4003:JsonSerializer.SerializeToElement(new { prompt = \"x\" /* what */ })|})")]
    [InlineData("client.SubmitAsync(\"veo3.1\", {|TYP4003:JsonSerializer.SerializeToElement(new\n{\n    // what\n    prompt = \"x\"\n})|})")]
    [InlineData("client.SubmitAsync(model: \"veo3.1\", RAW)")]
    [InlineData("client.SubmitAsync(\"veo3.1\", inputParams: RAW)")]
    [InlineData("client.SubmitAsync(inputParams: RAW, model: \"veo3.1\")")]
    public Task Nothing(string call) => VerifyAsync(call, null);

    private static Task VerifyAsync(string before, string? after) => UseTest.VerifyFixAsync<RawRequestAnalyzer, UseRecordCodeFixProvider>(
        $"Keep(await {before.Replace("RAW", "{|TYP4003:JsonSerializer.SerializeToElement(new { prompt = \"x\" })|}", StringComparison.Ordinal)});",
        after is null ? null : $"Keep(await {after.Replace("RECORD", "new Veo31Params { Prompt = \"x\" }", StringComparison.Ordinal)});",
        0,
        after is null ? [] : ["Use the model's record"]);
}
