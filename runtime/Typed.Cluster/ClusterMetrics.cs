using System.Diagnostics.Metrics;

namespace Typed.Cluster;

/// <summary>The meter <c>Typed.Cluster</c>, which adds to the instruments of the trackers. The names are documented in docs/cluster.md.</summary>
internal static class ClusterMetrics
{
    public const string MeterName = "Typed.Cluster";

    private static readonly Meter s_meter = new(MeterName);
    private static readonly Counter<long> s_started = s_meter.CreateCounter<long>("typed.lanes.started", "{lane}", "Activations of lanes on this silo.");
    private static readonly Counter<long> s_ended = s_meter.CreateCounter<long>("typed.lanes.ended", "{lane}", "Lanes that ended because another activation fenced them or the journal failed.");
    private static readonly Histogram<double> s_permits = s_meter.CreateHistogram<double>("typed.permits.wait", "s", "The time that submissions of this node waited for a permit.");

    public static void Started(string lane) => s_started.Add(1, new KeyValuePair<string, object?>("typed.lane", lane));

    public static void Ended(string lane) => s_ended.Add(1, new KeyValuePair<string, object?>("typed.lane", lane));

    public static void Waited(string provider, TimeSpan time) => s_permits.Record(time.TotalSeconds, new KeyValuePair<string, object?>("typed.provider", provider));
}
