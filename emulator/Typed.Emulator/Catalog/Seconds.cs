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
}
