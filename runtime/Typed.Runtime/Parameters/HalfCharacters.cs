using System.Globalization;

namespace Typed.Parameters;

/// <summary>Detects escapes such as <c>\ud83d</c> without their other half. JSON may contain them; text cannot.</summary>
internal static class HalfCharacters
{
    private const int Length = 6;

    /// <summary>Whether a JSON text contains one.</summary>
    public static bool Has(string json)
    {
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                continue;
            }

            if (Unit(json, i) is not { } unit || !char.IsSurrogate(unit))
            {
                i++;
            }
            else if (char.IsHighSurrogate(unit) && Unit(json, i + Length) is { } low && char.IsLowSurrogate(low))
            {
                i += (2 * Length) - 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static char? Unit(string json, int at) =>
        at + Length <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
