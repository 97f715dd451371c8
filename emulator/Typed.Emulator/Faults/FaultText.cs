using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Emulator.Faults;

/// <summary>Parses a fault on the command line, <c>answer,status=503,times=2</c>, with the members of the control endpoint's JSON.</summary>
internal static class FaultText
{
    /// <exception cref="ArgumentException">The text is not a valid fault. The message states the reason.</exception>
    public static Fault Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var fault = new JsonObject { ["kind"] = parts[0] };
        foreach (var part in parts.Skip(1))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0 || !fault.TryAdd(part[..sign], Value(part[..sign], part[(sign + 1)..])))
            {
                throw new ArgumentException($"--fault {text}: each part after the kind must be name=value, and each name can occur only once.");
            }
        }

        using var body = JsonDocument.Parse(new JsonObject { ["faults"] = new JsonArray(fault) }.ToJsonString());
        var violations = FaultJson.Read(body.RootElement, out var faults);
        return violations.Count == 0 ? faults[0] : throw new ArgumentException($"--fault {text}: {string.Join("; ", violations.Select(violation => violation.ToString()))}");
    }

    private static JsonValue? Value(string name, string text) =>
        name is "text" or "route" ? JsonValue.Create(text)
        : text is "true" or "false" ? JsonValue.Create(text == "true")
        : text == "null" ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : JsonValue.Create(text);
}
