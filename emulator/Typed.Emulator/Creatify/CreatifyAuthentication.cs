using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Typed.Emulator.Http;

namespace Typed.Emulator.Creatify;

/// <summary>Checks the two headers that every call needs, and the trailing slash of every path.</summary>
internal static class CreatifyAuthentication
{
    public static TBuilder RequireKeys<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter<TBuilder>(async (context, next) =>
        {
            var http = context.HttpContext;
            var options = http.RequestServices.GetRequiredService<EmulatorOptions>();
            var id = http.Request.Headers["X-API-ID"].ToString();
            var key = http.Request.Headers["X-API-KEY"].ToString();
            if (id.Length == 0 || key.Length == 0)
            {
                return JsonAnswer.Detail(StatusCodes.Status401Unauthorized, "Authentication credentials were not provided.");
            }

            if (!(Same(id, options.ApiId) & Same(key, options.ApiKey)))
            {
                return JsonAnswer.Detail(StatusCodes.Status401Unauthorized, "Invalid API credentials.");
            }

            // Routing accepts a path with or without the trailing slash; the documented API always has it.
            return http.Request.Path.Value is [.., '/'] ? await next(context) : NotFound();
        });

    public static IResult NotFound() => JsonAnswer.Detail(StatusCodes.Status404NotFound, "Not found.");

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
