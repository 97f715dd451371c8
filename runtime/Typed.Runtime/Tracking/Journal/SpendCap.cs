namespace Typed.Tracking;

/// <summary>A limit of the credits that the jobs of one day (UTC) cost. Enforced when a job is submitted, before anything is sent.</summary>
/// <remarks>A job counts with its <see cref="JobRecord.Spend"/> on the day of its submission. A request whose price is unknown is refused, unless
/// <see cref="AllowUnknownPrice"/> is set.</remarks>
/// <param name="CreditsPerDay">The maximum per day, in credits.</param>
public sealed record SpendCap(decimal CreditsPerDay)
{
    /// <summary>The tag of the jobs that count; null: all jobs of the journal.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether to accept requests whose price is unknown. They count as 0 until the provider reports the charge.</summary>
    public bool AllowUnknownPrice { get; init; }

    /// <summary>Determines whether a job counts.</summary>
    /// <param name="record">The job.</param>
    public bool AppliesTo(JobRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Tag is null || (record.Tags?.Contains(Tag, StringComparer.Ordinal) ?? false);
    }
}

/// <summary>The request would exceed a <see cref="SpendCap"/>, or its price is unknown. Nothing was sent.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="cap">The limit.</param>
/// <param name="price">The price of the request in credits; null if unknown.</param>
public sealed class SpendCapExceededException(string provider, SpendCap cap, decimal? price) : TypedException(provider, MessageOf(cap, price))
{
    /// <summary>The limit.</summary>
    public SpendCap Cap { get; } = cap;

    /// <summary>The price of the request in credits; null if unknown.</summary>
    public decimal? Price { get; } = price;

    private static string MessageOf(SpendCap cap, decimal? price)
    {
        ArgumentNullException.ThrowIfNull(cap);
        var what = cap.Tag is null ? "all jobs" : $"the tag '{cap.Tag}'";
        return price is { } credits
            ? FormattableString.Invariant($"The request costs {credits:0.####} credits, more than is left today of the {cap.CreditsPerDay:0.####} credits for {what}. Nothing was sent.")
            : $"The price of the request is unknown, and {what} have a spend cap. Nothing was sent.";
    }
}
