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
        TestCode = Code(statement),
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState =
        {
            Sources = { ("Http.cs", Http) },
            AdditionalReferences = { References.Runtime },
        },
    }.RunAsync();

    [Theory]
    [InlineData(
        "services.AddHttpClient<CreatifyClient>().{|TYP4013:AddHttpMessageHandler<Reading>|}();",
        "Reading reads the bodies of requests of CreatifyClient: its copy of a paid request can be sent again, so add a SubmissionGuard as the last handler, or do not read the body")]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddHttpMessageHandler|}(() => new Reading(null));")]
    [InlineData("services.AddHttpClient<CreatifyClient>().Configure().{|TYP4013:AddHttpMessageHandler|}(provider => { return new Buffering(); });")]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddHttpMessageHandler<Copying>|}();")]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddHttpMessageHandler<Naming>|}();")]
    [InlineData("services.AddHttpClient<CreatifyClient>().{|TYP4013:AddExtendedHttpClientLogging|}(options => options.LogBody = true);")]
    [InlineData("var client = new CreatifyClient(new HttpClient({|TYP4013:new Reading(new Harmless(null))|}), options);")]
    [InlineData("using var http = new HttpClient(new Harmless({|TYP4013:new Buffering { InnerHandler = new HttpClientHandler() }|})); var client = new CreatifyClient(http, options);")]
    // Nothing is read, of the request at least; another client; a guard is behind.
    [InlineData("services.AddHttpClient<CreatifyClient>().AddHttpMessageHandler<Harmless>();")]
    [InlineData("services.AddHttpClient<CreatifyClient>().AddHttpMessageHandler(() => new Harmless(null));")]
    [InlineData("services.AddHttpClient<CreatifyClient>().AddExtendedHttpClientLogging(options => options.LogBody = false);")]
    [InlineData("services.AddHttpClient<CreatifyClient>().AddExtendedHttpClientLogging(options => options.LogRequestStart = true);")]
    [InlineData("services.AddHttpClient<Other>().AddHttpMessageHandler<Reading>();")]
    [InlineData("services.AddHttpClient<CreatifyClient>().AddHttpMessageHandler<Reading>().AddHttpMessageHandler(() => new SubmissionGuard());")]
    [InlineData("var client = new CreatifyClient(new HttpClient(new Named(\"a\", {|TYP4013:new Reading(null)|})), options);")]
    [InlineData("var client = new CreatifyClient(new HttpClient(new Named(\"a\", new Harmless(null))), options);")]
    [InlineData("var client = new CreatifyClient(new HttpClient(new Reading(new SubmissionGuard(new HttpClientHandler()))), options);")]
    [InlineData("var http = new HttpClient(new Reading(null)); var client = new CreatifyClient(options);")]
    [InlineData("var client = new CreatifyClient(new HttpClient(), options);")]
    public Task Body(string statement, params string[] messages) => new CSharpAnalyzerTest<RetryHandlerAnalyzer>
    {
        TestCode = Code(statement),
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState =
        {
            Sources = { ("Http.cs", Http), ("Handlers.cs", Handlers) },
            AdditionalReferences = { References.Runtime },
        },
    }.RunAsync();

    internal static string Code(string statement) =>
        $$"""
        using System.Net.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Typed;
        using Typed.Creatify;
        using Typed.Providers;

        class Other { }

        static class Test
        {
            static void Keep(object a, object b) { }
            static void M(Services services, IHttpClientBuilder builderOf, object policy, CreatifyOptions options) { {{statement}} }
        }
        """;

    // The methods of Microsoft.Extensions.Http, its Polly and its Resilience extensions, as far as the analyzer looks at them.
    internal const string Http =
        """
        namespace Microsoft.Extensions.DependencyInjection;

        public sealed class Services { }
        public interface IHttpClientBuilder { }
        public interface IStandardHedgingHandlerBuilder { void Tune(); }
        public sealed class LoggingOptions { public bool LogBody { get; set; } public bool LogRequestStart { get; set; } }

        public static class Extensions
        {
            public static IHttpClientBuilder AddHttpClient(this Services services, string name) => null!;
            public static IHttpClientBuilder AddHttpClient<TClient>(this Services services) => null!;
            public static IHttpClientBuilder AddHttpClient<TClient, TImplementation>(this Services services) where TImplementation : TClient => null!;
            public static IHttpClientBuilder AddHttpClient<TClient>(this Services services, string name) => null!;
            public static IHttpClientBuilder AddTypedClient<TClient>(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder Configure(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder AddHttpMessageHandler<THandler>(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder AddHttpMessageHandler(this IHttpClientBuilder builder, System.Func<System.Net.Http.DelegatingHandler> make) => null!;
            public static IHttpClientBuilder AddHttpMessageHandler(this IHttpClientBuilder builder, System.Func<object, System.Net.Http.DelegatingHandler> make) => null!;
            public static IHttpClientBuilder AddExtendedHttpClientLogging(this IHttpClientBuilder builder, System.Action<LoggingOptions> configure) => null!;
            public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, object policy) => null!;
            public static IHttpClientBuilder AddTransientHttpErrorPolicy(this IHttpClientBuilder builder, object policy) => null!;
            public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => null!;
            public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, object section) => null!;
            public static IStandardHedgingHandlerBuilder AddStandardHedgingHandler(this IHttpClientBuilder builder) => null!;
        }
        """;

    private const string Handlers =
        """
        using System.IO;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        sealed class Reading : DelegatingHandler
        {
            public Reading(HttpMessageHandler? inner) { if (inner is not null) InnerHandler = inner; }
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(ct);
                return await base.SendAsync(request, ct);
            }
        }

        sealed class Buffering : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken ct)
            {
                await (message.Content?.LoadIntoBufferAsync() ?? Task.CompletedTask);
                return await base.SendAsync(message, ct);
            }
        }

        sealed class Copying : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                await Log(request);
                return await base.SendAsync(request, ct);
            }

            private static async Task Log(HttpRequestMessage sent)
            {
                var content = sent.Content!;
                await content.CopyToAsync(new MemoryStream());
            }
        }

        sealed class Naming : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                if (request.Content is { } content)
                {
                    _ = await content.ReadAsByteArrayAsync(ct);
                }

                return await base.SendAsync(request, ct);
            }
        }

        sealed class Named(string name, HttpMessageHandler inner) : DelegatingHandler(inner) { public string Name => name; }

        // It reads the response only.
        sealed class Harmless : DelegatingHandler
        {
            public Harmless(HttpMessageHandler? inner) { if (inner is not null) InnerHandler = inner; }
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                var type = request.Content?.Headers.ContentType;
                var response = await base.SendAsync(request, ct);
                await response.Content.LoadIntoBufferAsync();
                var answer = response.Content;
                _ = await answer.ReadAsByteArrayAsync(ct);
                return response;
            }
        }
        """;
}
