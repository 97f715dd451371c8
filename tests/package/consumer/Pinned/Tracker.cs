using Microsoft.Extensions.DependencyInjection;
using Typed.Models.Creatify;
using Typed.Tracking.Hosting;

namespace Pinned;

public static class Tracker
{
    public static IServiceCollection Add(IServiceCollection services) => services.AddTypedTracker(options => options.Directory = "jobs");

    public static NanoBananaParams Kite { get; } = new() { Prompt = "A kite" };
}
