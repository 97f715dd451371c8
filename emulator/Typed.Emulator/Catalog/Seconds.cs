using System.Globalization;
using System.Text.Json;

namespace Typed.Emulator.Catalog;

/// <summary>Reads lengths in the notations of the models: "5", "8s", 4.</summary>
internal static class Seconds
{
    public static bool TryRead(JsonElement value, out decimal seconds)
    {
        seconds = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out seconds),
            JsonValueKind.String => decimal.TryParse(
                value.GetString()!.EndsWith('s') ? value.GetString()![..^1] : value.GetString(),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out seconds),
            _ => false,
        };
    }

    /// <summary>The duration of a task in whole seconds, at most a day; null for anything else.</summary>
    public static int? OfTask(JsonElement value) => TryRead(value, out var seconds) ? (int)Math.Clamp(seconds, 0, 86_400) : null;
}
