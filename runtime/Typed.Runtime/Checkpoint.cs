namespace Typed;

/// <summary>Marked points at which a test kills the process. Outside that test, a point costs one field read.</summary>
internal static class Checkpoint
{
    public static bool IsArmed => OnReached is not null;

    public static Action<string>? OnReached { get; set; }

    public static void Reached(string point) => OnReached?.Invoke(point);
}
