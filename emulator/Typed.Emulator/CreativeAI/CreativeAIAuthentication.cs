using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Typed.Emulator.CreativeAI;

/// <summary>Checks the bearer key that every call needs, and applies the rate limits to every call.</summary>
internal static class CreativeAIAuthentication
{
    private const string Scheme = "Bearer ";

    public static TBuilder RequireBearer<TBuilder>(this TBuilder builder, string? limit = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter<TBuilder>(async (context, next) =>
        {
            var http = context.HttpContext;
            var services = http.RequestServices;
            var key = http.Request.Headers.Authorization.ToString();
            if (!key.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                || !CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(key[Scheme.Length..].Trim()), Encoding.UTF8.GetBytes(services.GetRequiredService<EmulatorOptions>().ApiKey)))
            {
                return CreativeAIAnswers.Error(StatusCodes.Status401Unauthorized, "authentication_error", null, "The API key is missing or wrong.");
            }

            return services.GetRequiredService<CreativeAIRateLimits>().TryTake(limit, http.Response)
                ? await next(context)
                : CreativeAIAnswers.Error(StatusCodes.Status429TooManyRequests, CreativeAIAnswers.InvalidRequest, "rate_limit_exceeded", "Too many requests.");
        });
}
