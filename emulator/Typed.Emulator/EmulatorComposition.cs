using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Typed.Emulator.Catalog;
using Typed.Emulator.Control;
using Typed.Emulator.Creatify;
using Typed.Emulator.Creatify.Templates;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Credits;
using Typed.Emulator.Described;
using Typed.Emulator.Faults;
using Typed.Emulator.Hoox;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;
using Typed.Emulator.Media;
using Typed.Emulator.RateLimits;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator;

/// <summary>Adds the emulator to a host: its services and the routes of the selected APIs.</summary>
public static class EmulatorComposition
{
    /// <summary>
    /// Adds the services of the emulated APIs. A <see cref="TimeProvider"/> that the host has registered is kept;
    /// <see cref="EmulatorOptions.TimeProvider"/> is used only if there is none.
    /// </summary>
    public static IServiceCollection AddTypedEmulator(this IServiceCollection services, EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions();
        options.Validate();
        var schemas = new SchemaFileSource(options.SchemaFolder, options.Providers);
        services.TryAddSingleton(options.TimeProvider);
        services.AddSingleton(options);
        services.AddSingleton(new CreditAccount(options.Credits));
        services.AddSingleton<FaultBoard>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton<TaskStore>();
        services.AddSingleton<TemplateShelf>();
        services.AddSingleton<TemplateJobStore>();
        services.AddSingleton<TemplateJobRunner>();
        services.AddSingleton<TemplateDesk>();
        services.AddSingleton<MediaLibrary>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<RateLimiter>();
        services.AddSingleton<HooxSpace>();
        services.AddSingleton<CreativeAIJobs>();
        services.AddSingleton<CreativeAICalls>();
        services.AddSingleton<CreativeAIRateLimits>();
        services.AddSingleton(DescribedProviders.Read(schemas));
        services.AddSingleton<DescribedJobs>();
        services.AddSingleton(provider => new EmulatedCatalogs(schemas, provider.GetRequiredService<ILogger<EmulatedCatalog>>()));
        return services;
    }

    /// <summary>Maps all APIs, the files they produce, and the control endpoints.</summary>
    public static IEndpointRouteBuilder MapTypedEmulator(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapCreatify().MapHoox().MapCreativeAI().MapDescribedProviders().MapEmulatedMedia().MapEmulatorControl();

    /// <summary>Maps Creatify's asset generator and custom templates under <c>/api/</c>.</summary>
    public static IEndpointRouteBuilder MapCreatify(this IEndpointRouteBuilder endpoints)
    {
        CreatifyEndpoints.Map(endpoints);
        TemplateEndpoints.Map(endpoints);
        return endpoints;
    }

    /// <summary>Maps Hoox's assets and folders under <c>/api/public/v1/</c>.</summary>
    public static IEndpointRouteBuilder MapHoox(this IEndpointRouteBuilder endpoints)
    {
        HooxEndpoints.Map(endpoints);
        return endpoints;
    }

    /// <summary>Maps CreativeAI under <c>/v1/</c> and <c>/api/</c>.</summary>
    public static IEndpointRouteBuilder MapCreativeAI(this IEndpointRouteBuilder endpoints)
    {
        EmulatedCreativeAI.Map(endpoints);
        return endpoints;
    }

    /// <summary>Maps each provider whose <c>provider.json</c> describes its API, below its key: <c>/acme/</c>.</summary>
    public static IEndpointRouteBuilder MapDescribedProviders(this IEndpointRouteBuilder endpoints)
    {
        DescribedEndpoints.Map(endpoints);
        return endpoints;
    }

    /// <summary>Maps the outputs of jobs under <c>/media/…</c>.</summary>
    public static IEndpointRouteBuilder MapEmulatedMedia(this IEndpointRouteBuilder endpoints)
    {
        MediaEndpoints.Map(endpoints);
        return endpoints;
    }

    /// <summary>Maps <c>/_emulator/…</c>, which lets another process set faults and read counters.</summary>
    public static IEndpointRouteBuilder MapEmulatorControl(this IEndpointRouteBuilder endpoints)
    {
        ControlEndpoints.Map(endpoints);
        return endpoints;
    }
}
