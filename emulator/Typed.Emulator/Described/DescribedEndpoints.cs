using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;
using Typed.Emulator.RateLimits;

namespace Typed.Emulator.Described;

/// <summary>The calls of the described providers: keys, budget, then the call.</summary>
internal static class DescribedEndpoints
{
    // No description states a limit. The headers show one that no test reaches.
    private static readonly RateLimit s_limit = new(1_000_000, TimeSpan.FromMinutes(1));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var api in endpoints.ServiceProvider.GetRequiredService<DescribedProviders>().All)
        {
            endpoints.Map($"/{api.Name}/{{**rest}}", (HttpContext http, DescribedJobs jobs, EmulatorOptions options, RateLimiter limiter) => HandleAsync(api, http, jobs, options, limiter))
                .Emulated(http => api.Match(http.Request).Route, api.Fault);
        }
    }

    private static async Task<IResult> HandleAsync(DescribedApi api, HttpContext http, DescribedJobs jobs, EmulatorOptions options, RateLimiter limiter)
    {
        foreach (var key in api.Description.Keys)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers[key.Header].ToString()), Encoding.UTF8.GetBytes(key.Prefix + options.ApiKey)))
            {
                return api.Error(StatusCodes.Status401Unauthorized, $"The key in {key.Header} is missing or wrong.", "credentials");
            }
        }

        Budget(api, http.Response, limiter);
        var (route, values) = api.Match(http.Request);
        if (route == api.Submit)
        {
            return await jobs.SubmitAsync(api, http.Request, values, http.RequestAborted);
        }

        var task = jobs.Find(api, values);
        return task is null ? api.Error(StatusCodes.Status404NotFound, "Not found.")
            : route == api.Status ? Answer(api, task)
            : Result(api, task);
    }

    private static JsonAnswer Answer(DescribedApi api, EmulatedTask task)
    {
        var body = DescribedJson.Of(task, api.Description.Status.Job, api.Description.Statuses, api.Description.Result is { FailedStatuses.Count: > 0 });
        return new JsonAnswer(StatusCodes.Status200OK, json => body.WriteTo(json));
    }

    private static IResult Result(DescribedApi api, EmulatedTask task)
    {
        var result = api.Description.Result!;
        if (task.State.Status == TaskStatuses.Failed && result.FailedStatuses.Count > 0)
        {
            return api.Error(result.FailedStatuses[0], task.State.FailedReason);
        }

        if (task.State.Status != TaskStatuses.Done)
        {
            return api.Error(StatusCodes.Status409Conflict, "The job has no result.");
        }

        var body = DescribedJson.Of(task, result.Job, api.Description.Statuses, failsInResult: false);
        return new JsonAnswer(StatusCodes.Status200OK, json => body.WriteTo(json));
    }

    private static void Budget(DescribedApi api, HttpResponse response, RateLimiter limiter)
    {
        if (api.Description.RateLimit is not { } names)
        {
            return;
        }

        var state = limiter.Take(api.Name, s_limit);
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        foreach (var (name, value) in new[] { (names.Limit, (long)state.Limit), (names.Remaining, state.Remaining), (names.Reset, (state.ResetsAt.ToUnixTimeMilliseconds() + 999) / 1000) })
        {
            if (name.Length > 0)
            {
                response.Headers[name] = value.ToString(culture);
            }
        }
    }
}
