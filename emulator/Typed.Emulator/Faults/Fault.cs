namespace Typed.Emulator.Faults;

/// <summary>
/// A fault to inject, and when it occurs. By default a fault occurs once, at the next opportunity. To change that, use
/// <see cref="Next"/>, <see cref="Nth"/>, <see cref="EveryNth"/> or <see cref="Always"/>.
/// </summary>
public sealed record Fault
{
    private Fault(FaultKind kind)
    {
        Kind = kind;
    }

    /// <summary>The kind of fault.</summary>
    public FaultKind Kind { get; }

    /// <summary>The only call affected; null for any call. Names are in <see cref="Http.Routes"/>.</summary>
    public string? Route { get; private init; }

    /// <summary>The number of occasions to skip first.</summary>
    public int Skip { get; private init; }

    /// <summary>The interval after that: 1 affects every occasion, 2 every second one.</summary>
    public int Every { get; private init; } = 1;

    /// <summary>How often the fault occurs; null for no limit.</summary>
    public int? Times { get; private init; } = 1;

    /// <summary>The reason, status, type or body, depending on the kind.</summary>
    public string? Text { get; private init; }

    /// <summary>The additional time that a slow job takes.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>The HTTP status of the response.</summary>
    public int Status { get; private init; }

    /// <summary>The value of the <c>Retry-After</c> header; null to omit it.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether the request takes effect before the response fails. The task then exists, but the caller doesn't know.</summary>
    public bool AfterProcessing { get; private init; }

    /// <summary>Makes a job fail.</summary>
    public static Fault FailJob(string reason = "The model could not generate a result.") => new(FaultKind.FailJob) { Text = reason };

    /// <summary>Makes a job end as rejected, if the provider has that status (Creatify's custom templates).</summary>
    public static Fault RejectJob(string reason = "The content was rejected.") => new(FaultKind.RejectJob) { Text = reason };

    /// <summary>Makes a job take longer by <paramref name="delay"/> (by the emulator's clock, so <c>Speed</c> shortens it).</summary>
    public static Fault SlowJob(TimeSpan delay) => new(FaultKind.SlowJob) { Delay = delay };

    /// <summary>Makes a job report this status instead of <c>generating</c>.</summary>
    public static Fault UnknownStatus(string status = "queued_elsewhere") => new(FaultKind.StatusText) { Text = status };

    /// <summary>Gives a job's assets this type.</summary>
    public static Fault UnknownAssetType(string type = "hologram") => new(FaultKind.AssetType) { Text = type };

    /// <summary>Returns 429, with or without <c>Retry-After</c>.</summary>
    public static Fault TooManyRequests(TimeSpan? retryAfter = null) => new(FaultKind.Answer) { Status = 429, RetryAfter = retryAfter };

    /// <summary>Returns any HTTP error. A body that begins with &lt; is sent as HTML, any other text as <c>detail</c>.</summary>
    public static Fault Answer(int status, string? body = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new(FaultKind.Answer) { Status = status, Text = body };
    }

    /// <summary>Closes the connection before the request takes effect.</summary>
    public static Fault DropBefore() => new(FaultKind.DropConnection);

    /// <summary>Closes the connection without a response after the request takes effect.</summary>
    public static Fault DropAfter() => new(FaultKind.DropConnection) { AfterProcessing = true };

    /// <summary>Drops a webhook.</summary>
    public static Fault LoseWebhook() => new(FaultKind.LoseWebhook);

    /// <summary>Delivers a webhook twice.</summary>
    public static Fault RepeatWebhook() => new(FaultKind.RepeatWebhook);

    /// <summary>Limits the fault to this call.</summary>
    public Fault On(string route) => this with { Route = route };

    /// <summary>Sets the response's <c>Retry-After</c> header.</summary>
    public Fault RetryingAfter(TimeSpan? wait) => this with { RetryAfter = wait };

    /// <summary>Makes the response fail only after the request takes effect.</summary>
    public Fault Afterwards() => this with { AfterProcessing = true };

    /// <summary>Affects the next <paramref name="times"/> occasions.</summary>
    public Fault Next(int times) => this with { Skip = 0, Every = 1, Times = AtLeastOne(times) };

    /// <summary>Affects only the <paramref name="number"/>-th occasion, counted from one.</summary>
    public Fault Nth(int number) => this with { Skip = AtLeastOne(number) - 1, Every = 1, Times = 1 };

    /// <summary>Affects every <paramref name="number"/>-th occasion, without limit.</summary>
    public Fault EveryNth(int number) => this with { Skip = AtLeastOne(number) - 1, Every = number, Times = null };

    /// <summary>Affects every occasion, without limit.</summary>
    public Fault Always() => this with { Skip = 0, Every = 1, Times = null };

    private static int AtLeastOne(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return number;
    }
}
