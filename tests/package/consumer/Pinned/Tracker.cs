using Microsoft.Extensions.DependencyInjection;
using Typed;
using Typed.Models.Creatify;

namespace Pinned;

public static class Tracker
{
    public static IServiceCollection Add(IServiceCollection services) => services.AddTypedTracker(options => options.Directory = "jobs");

    public static NanoBananaParams Kite { get; } = new() { Prompt = "A kite" };
}
