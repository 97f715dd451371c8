using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Typed.Emulator.Faults;

namespace Typed.Emulator.Http;

/// <summary>Handling shared by all emulated calls: each is counted, then faults are applied.</summary>
internal static class EmulatedEndpoint
{
    /// <param name="builder">The endpoint.</param>
    /// <param name="route">The endpoint's name.</param>
    /// <param name="refuse">Writes a fault's error in the provider's format; null for an object with <c>detail</c>.</param>
    public static TBuilder Emulated<TBuilder>(this TBuilder builder, string route, Func<int, string, IResult>? refuse = null)
        where TBuilder : IEndpointConventionBuilder => builder.Emulated(_ => route, refuse);

    /// <param name="builder">The endpoint.</param>
    /// <param name="routeOf">Gets the name of the call, for an endpoint that serves several.</param>
    /// <param name="refuse">Writes a fault's error in the provider's format; null for an object with <c>detail</c>.</param>
    public static TBuilder Emulated<TBuilder>(this TBuilder builder, Func<HttpContext, string> routeOf, Func<int, string, IResult>? refuse = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter<TBuilder>(async (context, next) =>
        {
            var http = context.HttpContext;
            var route = routeOf(http);
            var services = http.RequestServices;
            var request = http.Request;
            services.GetRequiredService<RequestLog>().Add(new ReceivedRequest(
                route, request.Method, request.Path + request.QueryString, services.GetRequiredService<TimeProvider>().GetUtcNow()));

            // Taken before processing, so that both kinds count the same requests.
            var faults = services.GetRequiredService<FaultBoard>();
            var drop = faults.Take(FaultKind.DropConnection, route);
            var answer = faults.Take(FaultKind.Answer, route);
            if (drop is { AfterProcessing: false })
            {
                return Drop(http);
            }

            if (answer is { AfterProcessing: false })
            {
                return Answer(http, answer, refuse);
            }

            var result = await next(context);
            return drop is not null ? Drop(http) : answer is not null ? Answer(http, answer, refuse) : result;
        });

    /// <summary>Closes the connection without sending any part of a response.</summary>
    private static IResult Drop(HttpContext http)
    {
        http.Features.Get<IHttpRequestLifetimeFeature>()?.Abort();
        return Results.Empty;
    }

    private static IResult Answer(HttpContext http, Fault fault, Func<int, string, IResult>? refuse)
    {
        if (fault.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var text = fault.Text ?? (fault.Status == StatusCodes.Status429TooManyRequests ? "Request was throttled." : "A fault injected by the emulator.");
        // Proxies in front of an API return HTML; a client must handle that too.
        return text.StartsWith('<')
            ? Results.Content(text, "text/html", statusCode: fault.Status)
            : (refuse ?? JsonAnswer.Detail)(fault.Status, text);
    }
}
