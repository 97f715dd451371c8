using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Compares two JSON values by meaning: members in any order, numbers by value. (The System.Text.Json method requires .NET 9.)</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && one.ValueKind switch
    {
        JsonValueKind.String => TolerantJson.TextOf(one) is { } text && text == TolerantJson.TextOf(other),
        JsonValueKind.Number => one.TryGetDecimal(out var a) && other.TryGetDecimal(out var b) ? a == b : one.GetRawText() == other.GetRawText(),
        JsonValueKind.Array => one.GetArrayLength() == other.GetArrayLength() && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second)),
        JsonValueKind.Object => one.EnumerateObject().Count() == other.EnumerateObject().Count()
            && one.EnumerateObject().All(member => TolerantJson.ValueOf(other, TolerantJson.NameOf(member)) is { ValueKind: not JsonValueKind.Undefined } value && AreEqual(member.Value, value)),
        _ => true,
    };
}
