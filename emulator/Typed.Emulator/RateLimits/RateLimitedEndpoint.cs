using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Typed.Emulator.RateLimits;

/// <summary>Applies a provider's rate limit to its endpoints: three headers on each response, and 429 above the limit.</summary>
internal static class RateLimitedEndpoint
{
    /// <param name="builder">The endpoint.</param>
    /// <param name="provider">The provider with the window in which a request counts.</param>
    /// <param name="limitOf">Gets the limit; null for none.</param>
    /// <param name="tooMany">Creates the response above the limit, which differs by provider.</param>
    public static TBuilder RateLimited<TBuilder>(
        this TBuilder builder, string provider, Func<EmulatorOptions, RateLimit?> limitOf, Func<RateLimitState, IResult> tooMany)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter<TBuilder>(async (context, next) =>
        {
            var http = context.HttpContext;
            if (limitOf(http.RequestServices.GetRequiredService<EmulatorOptions>()) is not { } limit)
            {
                return await next(context);
            }

            var state = http.RequestServices.GetRequiredService<RateLimiter>().Take(provider, limit);
            var headers = http.Response.Headers;
            headers["X-RateLimit-Limit"] = state.Limit.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = state.Remaining.ToString(CultureInfo.InvariantCulture);
            // Whole seconds, rounded up, so that a client that waits until then is not early.
            headers["X-RateLimit-Reset"] = ((state.ResetsAt.ToUnixTimeMilliseconds() + 999) / 1000).ToString(CultureInfo.InvariantCulture);
            return state.IsAllowed ? await next(context) : tooMany(state);
        });
}
