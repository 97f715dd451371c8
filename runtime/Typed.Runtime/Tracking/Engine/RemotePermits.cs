using Typed.Providers;
using Typed.Tracking.Lanes;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking.Engine;

/// <summary>Asks the lanes of other processes for the permission to submit.</summary>
internal sealed class RemotePermits(IRemoteLanes lanes) : IRequestPermits
{
    public Task WaitForBudgetAsync(Lane lane, string? tenant, CancellationToken cancellationToken) => lanes.WaitForBudgetAsync(lane.Name, tenant, cancellationToken);

    public void Answered(Lane lane) => lanes.Answered(lane.Name);

    public void GiveBack(Lane lane) => lanes.GiveBack(lane.Name);

    public void Learn(Lane lane, TimeSpan? pause, RateLimitReading? reading)
    {
        // A reading of the rate limit is for the process that polls; its own status checks have newer ones.
        if (pause is { } wait)
        {
            lanes.Pause(lane.Name, wait);
        }
    }
}
