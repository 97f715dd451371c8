using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Typed.Specification;

/// <summary>Converts seconds known at run time into a model's duration value. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DurationValues
{
    /// <summary>Gets the enum member for <paramref name="seconds"/>.</summary>
    /// <typeparam name="T">The enum. Its members' numbers are seconds.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="field">The name of the model's duration field.</param>
    /// <param name="seconds">The requested seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model does not offer that duration. The message lists the allowed durations.</exception>
    public static T FromSeconds<T>(ModelInfo model, string field, double seconds)
        where T : unmanaged, Enum =>
        TryFromSeconds<T>(model, field, seconds, out var duration)
            ? duration
            : throw new ArgumentOutOfRangeException(
                nameof(seconds),
                seconds,
                $"{model.Name} does not take {field} = {seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)} s. Allowed: {Allowed(model, field)} s.");

    /// <summary>Gets the enum member for a duration, if the model offers it.</summary>
    /// <typeparam name="T">The enum. Its members' numbers are seconds.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="field">The name of the model's duration field.</param>
    /// <param name="seconds">The requested seconds.</param>
    /// <param name="duration">The enum member; not a valid member if the model does not offer the duration.</param>
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
