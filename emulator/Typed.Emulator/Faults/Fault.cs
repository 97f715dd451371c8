namespace Typed.Emulator.Faults;

/// <summary>
/// Something to go wrong, and when. As made by the factory methods it strikes once, the next time it can;
/// <see cref="Next"/>, <see cref="Nth"/>, <see cref="EveryNth"/> and <see cref="Always"/> say otherwise.
/// </summary>
public sealed record Fault
{
    private Fault(FaultKind kind)
    {
        Kind = kind;
    }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>The only call that is hit; null for any. Names are in <see cref="Http.Routes"/>.</summary>
    public string? Route { get; private init; }

    /// <summary>How many occasions are let pass first.</summary>
    public int Skip { get; private init; }

    /// <summary>From then on, every how many-th occasion is hit.</summary>
    public int Every { get; private init; } = 1;

    /// <summary>How often it strikes; null for no end.</summary>
    public int? Times { get; private init; } = 1;

    /// <summary>The reason, status, type or body that goes with the kind.</summary>
    public string? Text { get; private init; }

    /// <summary>How much longer a slow job takes.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>The HTTP status of an answer.</summary>
    public int Status { get; private init; }

    /// <summary>What an answer says in <c>Retry-After</c>; null for no such header.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether the request takes effect before its answer goes wrong: the task exists, the caller doesn't know.</summary>
    public bool AfterProcessing { get; private init; }

    /// <summary>A job fails.</summary>
    public static Fault FailJob(string reason = "The model could not generate a result.") => new(FaultKind.FailJob) { Text = reason };

    /// <summary>A job is rejected, where the provider has that status: Creatify's custom templates.</summary>
    public static Fault RejectJob(string reason = "The content was rejected.") => new(FaultKind.RejectJob) { Text = reason };

    /// <summary>A job takes this much longer (by the emulator's clock, so <c>Speed</c> shortens it).</summary>
    public static Fault SlowJob(TimeSpan delay) => new(FaultKind.SlowJob) { Delay = delay };

    /// <summary>A job reports this status in place of <c>generating</c>.</summary>
    public static Fault UnknownStatus(string status = "queued_elsewhere") => new(FaultKind.StatusText) { Text = status };

    /// <summary>A job's assets have this type.</summary>
    public static Fault UnknownAssetType(string type = "hologram") => new(FaultKind.AssetType) { Text = type };

    /// <summary>429, with or without <c>Retry-After</c>.</summary>
    public static Fault TooManyRequests(TimeSpan? retryAfter = null) => new(FaultKind.Answer) { Status = 429, RetryAfter = retryAfter };

    /// <summary>Any HTTP error. A body that begins with &lt; is sent as HTML, any other text as <c>detail</c>.</summary>
    public static Fault Answer(int status, string? body = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new(FaultKind.Answer) { Status = status, Text = body };
    }

    /// <summary>The connection closes before the request takes effect.</summary>
    public static Fault DropBefore() => new(FaultKind.DropConnection);

    /// <summary>The request takes effect, then the connection closes without an answer.</summary>
    public static Fault DropAfter() => new(FaultKind.DropConnection) { AfterProcessing = true };

    /// <summary>A webhook gets lost.</summary>
    public static Fault LoseWebhook() => new(FaultKind.LoseWebhook);

    /// <summary>A webhook comes twice.</summary>
    public static Fault RepeatWebhook() => new(FaultKind.RepeatWebhook);

    /// <summary>Only this call is hit.</summary>
    public Fault On(string route) => this with { Route = route };

    /// <summary>An answer says when to come back.</summary>
    public Fault RetryingAfter(TimeSpan? wait) => this with { RetryAfter = wait };

    /// <summary>An answer goes wrong only after the request took effect.</summary>
    public Fault Afterwards() => this with { AfterProcessing = true };

    /// <summary>The next <paramref name="times"/> occasions are hit.</summary>
    public Fault Next(int times) => this with { Skip = 0, Every = 1, Times = AtLeastOne(times) };

    /// <summary>Just the <paramref name="number"/>-th occasion is hit, counted from one.</summary>
    public Fault Nth(int number) => this with { Skip = AtLeastOne(number) - 1, Every = 1, Times = 1 };

    /// <summary>Every <paramref name="number"/>-th occasion is hit, without end.</summary>
    public Fault EveryNth(int number) => this with { Skip = AtLeastOne(number) - 1, Every = number, Times = null };

    /// <summary>Every occasion is hit, without end.</summary>
    public Fault Always() => this with { Skip = 0, Every = 1, Times = null };

    private static int AtLeastOne(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return number;
    }
}
