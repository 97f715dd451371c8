using System.Text.Json;
using Typed.Emulator.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Faults;

/// <summary>Reads and writes faults in the control endpoint's JSON format.</summary>
internal static class FaultJson
{
    private static readonly (string Name, FaultKind Kind)[] s_kinds =
    [
        ("fail_job", FaultKind.FailJob),
        ("reject_job", FaultKind.RejectJob),
        ("slow_job", FaultKind.SlowJob),
        ("status_text", FaultKind.StatusText),
        ("asset_type", FaultKind.AssetType),
        ("answer", FaultKind.Answer),
        ("drop", FaultKind.DropConnection),
        ("lose_webhook", FaultKind.LoseWebhook),
        ("repeat_webhook", FaultKind.RepeatWebhook),
    ];

    private static readonly SchemaValidator s_validator = new(JsonReading.Parse("""
        {
          "type": "object", "required": ["faults"], "additionalProperties": false,
          "properties": { "faults": { "type": "array", "maxItems": 100, "items": {
            "type": "object", "required": ["kind"], "additionalProperties": false,
            "properties": {
              "kind": { "enum": ["fail_job", "reject_job", "slow_job", "status_text", "asset_type", "answer", "drop", "lose_webhook", "repeat_webhook"] },
              "route": { "type": "string" },
              "times": { "type": ["integer", "null"], "minimum": 1, "maximum": 1000000 },
              "nth": { "type": "integer", "minimum": 1, "maximum": 1000000 },
              "every": { "type": "integer", "minimum": 1, "maximum": 1000000 },
              "text": { "type": "string", "minLength": 1, "maxLength": 10000 },
              "seconds": { "type": "number", "minimum": 0, "maximum": 1000000 },
              "status": { "type": "integer", "minimum": 400, "maximum": 599 },
              "retry_after": { "type": "number", "minimum": 0, "maximum": 1000000 },
              "after_processing": { "type": "boolean" }
            },
            "not": { "anyOf": [{ "required": ["nth", "every"] }, { "required": ["nth", "times"] }, { "required": ["every", "times"] }] },
            "allOf": [
              { "if": { "properties": { "kind": { "const": "answer" } } }, "then": { "required": ["status"] } },
              { "if": { "properties": { "kind": { "const": "slow_job" } } }, "then": { "required": ["seconds"] } }
            ]
          } } }
        }
        """u8.ToArray()));

    /// <summary>Reads faults, or returns the violations.</summary>
    public static IReadOnlyList<SchemaViolation> Read(JsonElement body, out IReadOnlyList<Fault> faults)
    {
        var violations = s_validator.Validate(body);
        faults = violations.Count == 0 ? [.. body.GetProperty("faults").EnumerateArray().Select(ReadOne)] : [];
        return violations;
    }

    public static void Write(Utf8JsonWriter json, IEnumerable<ActiveFault> faults)
    {
        json.WriteStartObject();
        json.WriteStartArray("faults");
        foreach (var active in faults)
        {
            var fault = active.Fault;
            json.WriteStartObject();
            json.WriteString("kind", s_kinds.First(one => one.Kind == fault.Kind).Name);
            if (fault.Route is not null)
            {
                json.WriteString("route", fault.Route);
            }

            if (fault.Text is not null)
            {
                json.WriteString("text", fault.Text);
            }

            if (fault.Kind == FaultKind.Answer)
            {
                json.WriteNumber("status", fault.Status);
            }

            json.WriteNumber("fired", active.Fired);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Fault ReadOne(JsonElement json)
    {
        var text = json.TryGetProperty("text", out var given) ? given.GetString() : null;
        var fault = s_kinds.First(one => json.GetProperty("kind").ValueEquals(one.Name)).Kind switch
        {
            FaultKind.FailJob => text is null ? Fault.FailJob() : Fault.FailJob(text),
            FaultKind.RejectJob => text is null ? Fault.RejectJob() : Fault.RejectJob(text),
            FaultKind.SlowJob => Fault.SlowJob(Time(json, "seconds")!.Value),
            FaultKind.StatusText => text is null ? Fault.UnknownStatus() : Fault.UnknownStatus(text),
            FaultKind.AssetType => text is null ? Fault.UnknownAssetType() : Fault.UnknownAssetType(text),
            FaultKind.Answer => Fault.Answer((int)json.GetProperty("status").GetDecimal(), text).RetryingAfter(Time(json, "retry_after")),
            FaultKind.DropConnection => Fault.DropBefore(),
            FaultKind.LoseWebhook => Fault.LoseWebhook(),
            _ => Fault.RepeatWebhook(),
        };

        if (json.TryGetProperty("route", out var route))
        {
            fault = fault.On(route.GetString()!);
        }

        if (json.IsTrue("after_processing"))
        {
            fault = fault.Afterwards();
        }

        if (json.TryCount("nth", out var nth))
        {
            return fault.Nth((int)nth);
        }

        if (json.TryCount("every", out var every))
        {
            return fault.EveryNth((int)every);
        }

        return json.TryCount("times", out var times) ? fault.Next((int)times)
            : json.TryKind("times", JsonValueKind.Null, out _) ? fault.Always()
            : fault;
    }

    private static TimeSpan? Time(JsonElement json, string name) =>
        json.TryGetProperty(name, out var seconds) ? TimeSpan.FromSeconds(seconds.GetDouble()) : null;
}
