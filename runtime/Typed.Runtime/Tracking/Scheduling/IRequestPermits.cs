using Typed.Providers;

namespace Typed.Tracking.Scheduling;

/// <summary>Gives permission to send a request to a provider: the scheduler of this process, or the lane of a cluster.</summary>
internal interface IRequestPermits
{
    /// <summary>Waits until a request can be sent. The caller reports its end with <see cref="Answered"/> or <see cref="GiveBack"/>.</summary>
    Task WaitForBudgetAsync(Lane lane, string? tenant, CancellationToken cancellationToken);

    /// <summary>Reports that the request was answered or given up.</summary>
    void Answered(Lane lane);

    /// <summary>Reports that the request was not sent after all.</summary>
    void GiveBack(Lane lane);

    /// <summary>Reports what the answer says about the rate limit.</summary>
    void Learn(Lane lane, TimeSpan? pause, RateLimitReading? reading);
}
