using System.ComponentModel;

namespace Typed.Specification;

/// <summary>Turns seconds known at run time into a model's duration value. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DurationValues
{
    /// <summary>The enum number for <paramref name="seconds"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="field">The name of its duration field.</param>
    /// <param name="seconds">The seconds asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model does not offer that duration; the message lists those it does.</exception>
    public static int FromSeconds(ModelInfo model, string field, double seconds) =>
        TryFromSeconds(model, field, seconds, out var number)
            ? number
            : throw new ArgumentOutOfRangeException(
                nameof(seconds),
                seconds,
                $"{model.Name} does not take {field} = {seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)} s. Allowed: {Allowed(model, field)} s.");

    /// <summary>Whether the model offers that duration.</summary>
    /// <param name="model">The model.</param>
    /// <param name="field">The name of its duration field.</param>
    /// <param name="seconds">The seconds asked for.</param>
    /// <param name="number">The enum number.</param>
    public static bool TryFromSeconds(ModelInfo model, string field, double seconds, out int number)
    {
        ArgumentNullException.ThrowIfNull(model);
        number = 0;
        if (seconds is < 0 or > int.MaxValue || seconds != Math.Floor(seconds))
        {
            return false;
        }

        number = (int)seconds;
        return model.Field(field)?.ValueOf(number) is not null;
    }

    private static string Allowed(ModelInfo model, string field) =>
        string.Join(", ", (model.Field(field)?.Values ?? []).Where(value => value.Number >= 0).Select(value => value.Number));
}
