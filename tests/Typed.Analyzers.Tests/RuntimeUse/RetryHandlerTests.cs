using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Kit;

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
        TestCode =
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
            """,
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState =
        {
            Sources = { ("Http.cs", Http) },
            AdditionalReferences = { References.Runtime },
        },
    }.RunAsync();

    // The methods of Microsoft.Extensions.Http, its Polly and its Resilience extensions, as far as the analyzer looks at them.
    private const string Http =
        """
        namespace Microsoft.Extensions.DependencyInjection;

        public sealed class Services { }
        public interface IHttpClientBuilder { }

        public static class Extensions
        {
            public static IHttpClientBuilder AddHttpClient(this Services services, string name) => null!;
            public static IHttpClientBuilder AddHttpClient<TClient>(this Services services) => null!;
            public static IHttpClientBuilder AddHttpClient<TClient, TImplementation>(this Services services) where TImplementation : TClient => null!;
            public static IHttpClientBuilder AddTypedClient<TClient>(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder Configure(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, object policy) => null!;
            public static IHttpClientBuilder AddTransientHttpErrorPolicy(this IHttpClientBuilder builder, object policy) => null!;
            public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => null!;
        }
        """;
}
