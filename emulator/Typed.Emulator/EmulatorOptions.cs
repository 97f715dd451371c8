using Microsoft.Extensions.Logging;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Hoox;
using Typed.Emulator.Jobs;

namespace Typed.Emulator;

/// <summary>The settings of an emulator.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The port on 127.0.0.1, 0 to 65535; 0, the default, takes a free one. A host of your own ignores it.</summary>
    public int Port { get; init; }

    /// <summary>The key that requests to Creatify must have as <c>X-API-ID</c>. Not empty.</summary>
    public string ApiId { get; init; } = "emulator-id";

    /// <summary>The key that requests must have as <c>X-API-KEY</c> (Creatify) or as bearer token (Hoox, CreativeAI). Not empty.</summary>
    public string ApiKey { get; init; } = "emulator-key";

    /// <summary>The credits at the start: 0 or more, 10,000 by default.</summary>
    public decimal Credits { get; init; } = 10_000;

    /// <summary>The factor by which jobs and waits are shorter than their usual durations: above 0, 1 by default.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The durations of jobs at speed 1.</summary>
    public JobDurations Durations { get; init; } = new();

    /// <summary>A folder with <c>&lt;provider&gt;/models/*.json</c> and <c>&lt;provider&gt;/pricing.json</c>; null, the default, for the built-in schemas.</summary>
    public string? SchemaFolder { get; init; }

    /// <summary>Whether failed and rejected jobs of custom templates return their credits. False by default, because Creatify does not document a refund.</summary>
    public bool RefundFailedTemplates { get; init; }

    /// <summary>Settings of CreativeAI. They can be changed while the emulator runs.</summary>
    public CreativeAIBehaviour CreativeAI { get; init; } = new();

    /// <summary>The providers that have models; the APIs of all others answer, and have none. Null, the default, for all providers.</summary>
    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary>The clock. With a clock of your own, jobs advance only when you advance it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The address that URLs of assets begin with; null, the default, for the address that the client called.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Settings of Hoox.</summary>
    public HooxEmulation Hoox { get; init; } = new();

    /// <summary>Adds logging; null, the default, for none. A host of your own ignores it.</summary>
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
