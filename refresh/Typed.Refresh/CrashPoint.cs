namespace Typed.Refresh;

/// <summary>Marked points at which a test interrupts a run. Outside such a test, a point costs one read of a field.</summary>
/// <remarks>Flows with the calls, so that parallel tests do not affect each other.</remarks>
internal static class CrashPoint
{
    private static readonly AsyncLocal<Action<string>?> s_onReached = new();

    public static Action<string>? OnReached
    {
        get => s_onReached.Value;
        set => s_onReached.Value = value;
    }

    public static void Reached(string point) => s_onReached.Value?.Invoke(point);
}
