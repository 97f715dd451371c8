using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

public sealed class RetryHandlerTests
{
    [Theory]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddStandardResilienceHandler|}();", "AddStandardResilienceHandler repeats requests of CreatifyClient: a submission is paid for and can be sent once only, so that each repetition fails, or pays again")]
    [InlineData("services.AddHttpClient<CreatifyClient>().Configure().{|TYP4013:AddPolicyHandler|}(policy);")]
    [InlineData("services.AddHttpClient<GenerationClient, CreatifyClient>().{|TYP4013:AddTransientHttpErrorPolicy|}(policy);")]
    [InlineData("var builder = services.AddHttpClient<CreatifyClient>(); builder.{|TYP4013:AddPolicyHandler|}(policy);")]
    [InlineData("services.AddHttpClient(\"media\").{|TYP4013:AddPolicyHandler|}(policy).Configure().AddTypedClient<CreatifyClient>();")]
    [InlineData("services.AddHttpClient<Other>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"creatify\").AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<CreatifyClient>().Configure();")]
    [InlineData("Keep(services.AddHttpClient<Other>().AddPolicyHandler(policy), services.AddHttpClient<CreatifyClient>());")]
    [InlineData("builderOf.AddStandardResilienceHandler();")]
    public Task Handler(string statement, params string[] messages) => new CSharpAnalyzerTest<RetryHandlerAnalyzer>
    {
        TestCode = Code(statement),
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState =
        {
            Sources = { ("Http.cs", Http) },
            AdditionalReferences = { References.Runtime },
        },
    }.RunAsync();

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
    public Task Fix(string before, string? after) => VerifyFixAsync(before, after, null);

    [Fact]
    public Task Fix_all() => VerifyFixAsync(
        "services.AddHttpClient<CreatifyClient>().{|TYP4013:AddStandardResilienceHandler|}(); services.AddHttpClient<CreatifyClient>(\"b\").Configure().{|TYP4013:AddStandardHedgingHandler|}();",
        "services.AddHttpClient<CreatifyClient>(); services.AddHttpClient<CreatifyClient>(\"b\").Configure().{|TYP4013:AddStandardHedgingHandler|}();",
        "services.AddHttpClient<CreatifyClient>(); services.AddHttpClient<CreatifyClient>(\"b\").Configure();");

    private static Task VerifyFixAsync(string before, string? after, string? all) => new CSharpCodeFixTest<RetryHandlerAnalyzer, RetryHandlerCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        BatchFixedCode = all is null ? null : Code(all),
        TestState =
        {
            Sources = { ("Http.cs", Http) },
            AdditionalReferences = { References.Runtime },
        },
    }.RunAsync();

    private static string Code(string statement) =>
        $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Typed;
        using Typed.Creatify;

        class Other { }

        static class Test
        {
            static void Keep(object a, object b) { }
            static void M(Services services, IHttpClientBuilder builderOf, object policy) { {{statement}} }
        }
        """;

    // The methods of Microsoft.Extensions.Http, its Polly and its Resilience extensions, as far as the analyzer looks at them.
    private const string Http =
        """
        namespace Microsoft.Extensions.DependencyInjection;

        public sealed class Services { }
        public interface IHttpClientBuilder { }
        public interface IStandardHedgingHandlerBuilder { void Tune(); }

        public static class Extensions
        {
            public static IHttpClientBuilder AddHttpClient(this Services services, string name) => null!;
            public static IHttpClientBuilder AddHttpClient<TClient>(this Services services) => null!;
            public static IHttpClientBuilder AddHttpClient<TClient, TImplementation>(this Services services) where TImplementation : TClient => null!;
            public static IHttpClientBuilder AddHttpClient<TClient>(this Services services, string name) => null!;
            public static IHttpClientBuilder AddTypedClient<TClient>(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder Configure(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, object policy) => null!;
            public static IHttpClientBuilder AddTransientHttpErrorPolicy(this IHttpClientBuilder builder, object policy) => null!;
            public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, object section) => null!;
            public static IStandardHedgingHandlerBuilder AddStandardHedgingHandler(this IHttpClientBuilder builder) => null!;
        }
        """;
}
