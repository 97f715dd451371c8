using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Typed.Emulator.Creatify;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Faults;
using Typed.Emulator.Hoox;

namespace Typed.Emulator.Hosting;

/// <summary>The emulator as a command, for a standalone program or as part of another one.</summary>
public static class EmulatorCommand
{
    private const int Failed = 2;
    private static readonly string[] s_providers = [CreatifyEndpoints.Provider, EmulatedCreativeAI.Provider, HooxEndpoints.Provider];

    /// <summary>Creates the program's root command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Emulates image and video model APIs on this machine, from their published schemas and prices.");
        Configure(command);
        return command;
    }

    /// <summary>Adds the emulator's options and action to a command.</summary>
    /// <param name="command">The command.</param>
    public static void Configure(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var defaults = new EmulatorOptions();
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 selects a free port.", DefaultValueFactory = _ => 5080 };
        var speed = new Option<double>("--speed") { Description = "How many times faster jobs run than at the real service.", DefaultValueFactory = _ => defaults.Speed };
        var schemas = new Option<DirectoryInfo?>("--schemas") { Description = "Folder that contains <provider>/models/*.json. Default: the built-in schemas." };
        var credits = new Option<decimal>("--credits") { Description = "Initial credits.", DefaultValueFactory = _ => defaults.Credits };
        var apiId = new Option<string>("--api-id") { Description = "Expected value of X-API-ID.", DefaultValueFactory = _ => defaults.ApiId };
        var apiKey = new Option<string>("--api-key") { Description = "Expected value of X-API-KEY and of the bearer token for Hoox and CreativeAI.", DefaultValueFactory = _ => defaults.ApiKey };
        var providers = new Option<string[]>("--provider") { Description = "Load only the models of these providers. The other APIs list no models.", HelpName = "provider" };
        var faults = new Option<string[]>("--fault") { Description = "A fault to inject, such as answer,status=503,times=2 or fail_job,every=3. Can be repeated.", HelpName = "kind,name=value" };
        foreach (var option in new Option[] { port, speed, schemas, credits, apiId, apiKey, providers, faults })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(
            new EmulatorOptions
            {
                Port = parsed.GetValue(port),
                Speed = parsed.GetValue(speed),
                SchemaFolder = parsed.GetValue(schemas)?.FullName,
                Credits = parsed.GetValue(credits),
                ApiId = parsed.GetRequiredValue(apiId),
                ApiKey = parsed.GetRequiredValue(apiKey),
                Providers = parsed.GetValue(providers) is { Length: > 0 } chosen ? chosen : null,
                // A failed start is reported in one line below, without the host's stack trace.
                ConfigureLogging = logging => logging.AddSimpleConsole(console => console.SingleLine = true)
                    .SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None),
            },
            parsed.GetValue(faults) ?? [],
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
    }

    // .NET appends the name of a C# parameter, which means nothing on a command line.
    private static string WithoutParameterName(Exception exception) =>
        exception is ArgumentException { ParamName: { } name } ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : exception.Message;

    private static async Task<int> RunAsync(EmulatorOptions options, string[] faults, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var wrong = faults.Select(FaultText.Parse).ToList();
            foreach (var provider in options.Providers ?? [])
            {
                if (!s_providers.Contains(provider))
                {
                    throw new ArgumentException($"--provider: \"{provider}\" does not exist. Allowed: {string.Join(", ", s_providers)}.");
                }
            }

            await using var emulator = await EmulatorHost.StartAsync(options, cancellationToken);
            emulator.Faults.Replace(wrong);
            await output.WriteLineAsync($"Address    {emulator.BaseAddress}");
            await output.WriteLineAsync($"X-API-ID   {emulator.ApiId}");
            await output.WriteLineAsync($"X-API-KEY  {emulator.ApiKey}");
            await output.WriteLineAsync($"Creatify   {emulator.Models[CreatifyEndpoints.Provider].Models.Count} models, {emulator.Account.Balance} credits");
            await output.WriteLineAsync($"Hoox       {emulator.Models[HooxEndpoints.Provider].Models.Count} models at {emulator.HooxAddress}, the same key as bearer token");
            await output.WriteLineAsync($"CreativeAI {emulator.Models[EmulatedCreativeAI.Provider].Models.Count} models, the same key as bearer token, the same credits");
            foreach (var name in emulator.DescribedProviders)
            {
                await output.WriteLineAsync($"{name,-10} {emulator.Models[name].Models.Count} models at {emulator.AddressOf(name)}, the same key, the same credits");
            }

            await output.WriteLineAsync("Press Ctrl+C to stop.");
            await Task.Delay(Timeout.InfiniteTimeSpan, options.TimeProvider, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is the normal way to stop.
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            await error.WriteLineAsync("error: " + WithoutParameterName(exception));
            return Failed;
        }

        return 0;
    }
}
