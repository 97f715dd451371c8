using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>Removes a handler that retries, where the rest still compiles.</summary>
public sealed class RetryHandlerFixTests
{
    [Theory]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddStandardResilienceHandler|}();", "services.AddHttpClient<CreatifyClient>();")]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>()\n    .Configure()\n    .{|TYP4013:AddStandardHedgingHandler|}();",
        "services.AddHttpClient<CreatifyClient>()\n    .Configure();")]
    [InlineData(
        "var builder = services.AddHttpClient<CreatifyClient>(); builder.{|TYP4013:AddStandardResilienceHandler|}(); Keep(builder, builder);",
        "var builder = services.AddHttpClient<CreatifyClient>(); Keep(builder, builder);")]
    [InlineData(
        "Keep(services, services.AddHttpClient<CreatifyClient>().{|TYP4013:AddStandardResilienceHandler|}().Configure());",
        "Keep(services, services.AddHttpClient<CreatifyClient>().Configure());")]
    // A pipeline of its own, what other types follow, and where no statement would be left.
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddPolicyHandler|}(policy);", null)]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddTransientHttpErrorPolicy|}(policy);", null)]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddStandardResilienceHandler|}(policy);", null)]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddStandardHedgingHandler|}().Tune();", null)]
    [InlineData("var builder = services.AddHttpClient<CreatifyClient>(); if (policy is null) builder.{|TYP4013:AddStandardResilienceHandler|}();", null)]
    // Text at the end of a line belongs to that line, and text above a statement stays.
    [InlineData(
        "services.AddHttpClient<CreatifyClient>() // the client\n    .{|TYP4013:AddStandardResilienceHandler|}() // repeats\n    .Configure(); // the end\n",
        "services.AddHttpClient<CreatifyClient>() // the client\n    .Configure(); // the end\n")]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>()\n    // repeats\n    .{|TYP4013:AddStandardResilienceHandler|}()\n    .Configure();",
        "services.AddHttpClient<CreatifyClient>()\n    .Configure();")]
    [InlineData(
        "var builder = services.AddHttpClient<CreatifyClient>();\n// What builds it.\nbuilder.{|TYP4013:AddStandardResilienceHandler|}(); // repeats\nbuilder.Configure();",
        "var builder = services.AddHttpClient<CreatifyClient>();\n// What builds it.\nbuilder.Configure();")]
    [InlineData(
        "var builder = services.AddHttpClient<CreatifyClient>();\n{\n    // What builds it.\n    builder.{|TYP4013:AddStandardResilienceHandler|}();\n}",
        "var builder = services.AddHttpClient<CreatifyClient>();\n{\n    // What builds it.\n}")]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>() // the client\n    .{|TYP4013:AddStandardResilienceHandler|}(); // repeats\n",
        "services.AddHttpClient<CreatifyClient>(); // the client\n")]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>()\n    .{|TYP4013:AddStandardResilienceHandler|}(); // both\n",
        "services.AddHttpClient<CreatifyClient>(); // both\n")]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>() /* the client */ .{|TYP4013:AddStandardResilienceHandler|}();",
        "services.AddHttpClient<CreatifyClient>() /* the client */;")]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>() /* the client */ .{|TYP4013:AddStandardResilienceHandler|}()\n    .Configure();",
        "services.AddHttpClient<CreatifyClient>() /* the client */\n    .Configure();")]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>() // the client\n    .{|TYP4013:AddStandardResilienceHandler|}().Configure();",
        "services.AddHttpClient<CreatifyClient>() // the client\n    .Configure();")]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>()\n    .{|TYP4013:AddStandardResilienceHandler|}().Configure();",
        "services.AddHttpClient<CreatifyClient>()\n    .Configure();")]
    [InlineData(
        "Keep(services, services.AddHttpClient<CreatifyClient>()\n    .{|TYP4013:AddStandardResilienceHandler|}());",
        "Keep(services, services.AddHttpClient<CreatifyClient>());")]
    [InlineData(
        "Keep(services, services.AddHttpClient<CreatifyClient>() // the client\n    .{|TYP4013:AddStandardResilienceHandler|}());",
        "Keep(services, services.AddHttpClient<CreatifyClient>() // the client\n    );")]
    [InlineData(
        "var builder = services.AddHttpClient<CreatifyClient>(); /* repeats */ builder.{|TYP4013:AddStandardResilienceHandler|}();\nbuilder.Configure();",
        "var builder = services.AddHttpClient<CreatifyClient>(); /* repeats */\nbuilder.Configure();")]
    [InlineData(
        "Keep(services.AddHttpClient<CreatifyClient>().{|TYP4013:AddStandardResilienceHandler|}(), services);",
        "Keep(services.AddHttpClient<CreatifyClient>(), services);")]
    public Task Fix(string before, string? after) => VerifyFixAsync(before, after, null, after is null ? null : before.Contains("Hedging", StringComparison.Ordinal) ? "Remove AddStandardHedgingHandler" : "Remove AddStandardResilienceHandler");

    [Fact]
    public Task Fix_all() => VerifyFixAsync(
        "services.AddHttpClient<CreatifyClient>().{|TYP4013:AddStandardResilienceHandler|}(); services.AddHttpClient<CreatifyClient>(\"b\").Configure().{|TYP4013:AddStandardHedgingHandler|}();",
        "services.AddHttpClient<CreatifyClient>(); services.AddHttpClient<CreatifyClient>(\"b\").Configure().{|TYP4013:AddStandardHedgingHandler|}();",
        "services.AddHttpClient<CreatifyClient>(); services.AddHttpClient<CreatifyClient>(\"b\").Configure();");

    private static Task VerifyFixAsync(string before, string? after, string? all, string? title = null) => new CSharpCodeFixTest<RetryHandlerAnalyzer, RetryHandlerCodeFixProvider>
    {
        TestCode = RetryHandlerTests.Code(before),
        FixedCode = after is null ? null : RetryHandlerTests.Code(after),
        BatchFixedCode = all is null ? null : RetryHandlerTests.Code(all),
        ExpectedTitles = title is null ? null : [title],
        TestState =
        {
            Sources = { ("Http.cs", RetryHandlerTests.Http) },
            AdditionalReferences = { References.Runtime },
        },
    }.RunAsync();
}
