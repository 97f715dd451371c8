using Microsoft.Extensions.Logging;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Hoox;
using Typed.Emulator.Jobs;

namespace Typed.Emulator;

/// <summary>The settings of an emulator.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The port on 127.0.0.1, 0 to 65535. 0, the default, selects a free port. Ignored if you use your own host.</summary>
    public int Port { get; init; }

    /// <summary>The key that requests to Creatify must send as <c>X-API-ID</c>. Must not be empty.</summary>
    public string ApiId { get; init; } = "emulator-id";

    /// <summary>The key that requests must send as <c>X-API-KEY</c> (Creatify) or as bearer token (Hoox, CreativeAI). Must not be empty.</summary>
    public string ApiKey { get; init; } = "emulator-key";

    /// <summary>The initial credits: 0 or more, 10,000 by default.</summary>
    public decimal Credits { get; init; } = 10_000;

    /// <summary>The factor by which jobs and waits are shortened: above 0, 1 by default.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The durations of jobs at speed 1.</summary>
    public JobDurations Durations { get; init; } = new();

    /// <summary>A folder with <c>&lt;provider&gt;/models/*.json</c> and <c>&lt;provider&gt;/pricing.json</c>; null, the default, to use the built-in schemas.</summary>
    public string? SchemaFolder { get; init; }

    /// <summary>Whether failed and rejected custom template jobs are refunded. False by default, because Creatify does not document a refund.</summary>
    public bool RefundFailedTemplates { get; init; }

    /// <summary>Settings of CreativeAI. They can be changed while the emulator runs.</summary>
    public CreativeAIBehaviour CreativeAI { get; init; } = new();

    /// <summary>The providers that have models. The APIs of all other providers respond but have no models. Null, the default, for all providers.</summary>
    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary>The clock. If you supply your own, jobs advance only when you advance it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The base address of asset URLs; null, the default, to use the address that the client called.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Settings of Hoox.</summary>
    public HooxEmulation Hoox { get; init; } = new();

    /// <summary>Configures logging; null, the default, for no logging. Ignored if you use your own host.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Hoox);
        ArgumentException.ThrowIfNullOrEmpty(ApiId);
        ArgumentException.ThrowIfNullOrEmpty(ApiKey);
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65_535);
        ArgumentOutOfRangeException.ThrowIfNegative(Credits);
        if (!double.IsFinite(Speed) || Speed <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Speed), Speed, "The speed must be a positive number.");
        }
    }
}
