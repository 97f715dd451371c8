using Microsoft.Extensions.Logging;
using Typed.Emulator.CreativeAI;
using Typed.Emulator.Hoox;
using Typed.Emulator.Jobs;

namespace Typed.Emulator;

/// <summary>How an emulator is set up.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any that is free. Not used within another host.</summary>
    public int Port { get; init; }

    /// <summary>What <c>X-API-ID</c> has to be.</summary>
    public string ApiId { get; init; } = "emulator-id";

    /// <summary>What <c>X-API-KEY</c>, or the bearer token, has to be.</summary>
    public string ApiKey { get; init; } = "emulator-key";

    /// <summary>The credits to start with.</summary>
    public decimal Credits { get; init; } = 10_000;

    /// <summary>How many times faster than the real thing jobs run.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How long jobs take at speed 1.</summary>
    public JobDurations Durations { get; init; } = new();

    /// <summary>A folder with <c>&lt;provider&gt;/models/*.json</c> and <c>&lt;provider&gt;/pricing.json</c>; null for the built-in ones.</summary>
    public string? SchemaFolder { get; init; }

    /// <summary>Whether failed and rejected jobs of custom templates give their credits back. Default false: no page says that they do.</summary>
    public bool RefundFailedTemplates { get; init; }

    /// <summary>What is special to CreativeAI; may be changed while it runs.</summary>
    public CreativeAIBehaviour CreativeAI { get; init; } = new();

    /// <summary>The providers whose models are there; the APIs of the others have none. Null for all.</summary>
    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary>The clock. A test hands in its own and moves it by hand.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The address that URLs of assets begin with; null for the one that the client called.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>How Hoox is emulated.</summary>
    public HooxEmulation Hoox { get; init; } = new();

    /// <summary>Where the emulator's log goes; null for nowhere. Not used within another host.</summary>
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
