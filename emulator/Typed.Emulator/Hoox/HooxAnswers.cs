using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Typed.Emulator.Http;
using Typed.Emulator.RateLimits;

namespace Typed.Emulator.Hoox;

/// <summary>Handling shared by all Hoox calls: the bearer key, the rate limit, and the two error formats.</summary>
internal static class HooxAnswers
{
    public static TBuilder RequireHooxKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .AddEndpointFilter<TBuilder>(async (context, next) =>
            {
                var options = context.HttpContext.RequestServices.GetRequiredService<EmulatorOptions>();
                var given = context.HttpContext.Request.Headers.Authorization.ToString();
                return Same(given, "Bearer " + options.ApiKey)
                    ? await next(context)
                    : Error(StatusCodes.Status401Unauthorized, "invalid_api_key", "Invalid or missing API key.");
            })
            .RateLimited(HooxEndpoints.Provider, options => options.Hoox.RateLimit, _ =>
                Error(StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", "Too many requests."));

    /// <summary><c>{"error", "code"}</c></summary>
    public static JsonAnswer Error(int status, string code, string text) => new(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", text);
        json.WriteString("code", code);
        json.WriteEndObject();
    });

    /// <summary><c>{"error", "details": [{"code", "message", "field"}]}</c></summary>
    public static JsonAnswer Invalid(IEnumerable<(string? Field, string Message)> details) => new(StatusCodes.Status400BadRequest, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", "Validation failed");
        json.WriteStartArray("details");
        foreach (var (field, message) in details)
        {
            json.WriteStartObject();
            json.WriteString("code", "invalid_value");
            json.WriteString("message", message);
            if (field is not null)
            {
                json.WriteString("field", field);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static JsonAnswer Invalid(string field, string message) => Invalid([(field, message)]);

    public static JsonAnswer NotFound(string what) => Error(StatusCodes.Status404NotFound, "not_found", $"{what} not found.");

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
