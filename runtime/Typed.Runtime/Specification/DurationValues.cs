using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Typed.Specification;

/// <summary>Turns seconds known at run time into a model's duration value. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DurationValues
{
    /// <summary>The enum member for <paramref name="seconds"/>.</summary>
    /// <typeparam name="T">The enum, whose members' numbers are seconds.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="field">The name of its duration field.</param>
    /// <param name="seconds">The seconds asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model does not offer that duration; the message lists those it does.</exception>
    public static T FromSeconds<T>(ModelInfo model, string field, double seconds)
        where T : unmanaged, Enum =>
        TryFromSeconds<T>(model, field, seconds, out var duration)
            ? duration
            : throw new ArgumentOutOfRangeException(
                nameof(seconds),
                seconds,
                $"{model.Name} does not take {field} = {seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)} s. Allowed: {Allowed(model, field)} s.");

    /// <summary>Whether the model offers that duration.</summary>
    /// <typeparam name="T">The enum, whose members' numbers are seconds.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="field">The name of its duration field.</param>
    /// <param name="seconds">The seconds asked for.</param>
    /// <param name="duration">The enum member; no member where the model does not offer it.</param>
    public static bool TryFromSeconds<T>(ModelInfo model, string field, double seconds, out T duration)
        where T : unmanaged, Enum
    {
        ArgumentNullException.ThrowIfNull(model);
        duration = default;
        if (seconds is < 0 or > int.MaxValue || seconds != Math.Floor(seconds))
        {
            return false;
        }

        var number = (int)seconds;
        duration = Unsafe.BitCast<int, T>(number);
        return model.Field(field)?.ValueOf(number) is not null;
    }

    private static string Allowed(ModelInfo model, string field) =>
        string.Join(", ", (model.Field(field)?.Values ?? []).Where(value => value.Number >= 0).Select(value => value.Number));
}
