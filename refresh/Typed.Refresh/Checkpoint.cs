namespace Typed.Refresh;

/// <summary>Marked points at which a test interrupts a run. Outside of that test a point costs one read of a field.</summary>
/// <remarks>Flows with the calls, so that tests that run side by side do not meet.</remarks>
internal static class Checkpoint
{
    private static readonly AsyncLocal<Action<string>?> s_onReached = new();

    public static Action<string>? OnReached
    {
        get => s_onReached.Value;
        set => s_onReached.Value = value;
    }

    public static void Reached(string point) => s_onReached.Value?.Invoke(point);
}
