using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>
/// Equality of JSON values as the specification defines it: numbers by value (1 equals 1.0), objects regardless of order.
/// </summary>
internal sealed class SchemaEquality : IEqualityComparer<JsonElement>
{
    public static SchemaEquality Instance { get; } = new();

    public bool Equals(JsonElement x, JsonElement y)
    {
        if (x.ValueKind != y.ValueKind)
        {
            return false;
        }

        return x.ValueKind switch
        {
            JsonValueKind.Number => SchemaNumber.Parse(x.GetRawText()).Equals(SchemaNumber.Parse(y.GetRawText())),
            JsonValueKind.String => string.Equals(x.GetString(), y.GetString(), StringComparison.Ordinal),
            JsonValueKind.Array => x.GetArrayLength() == y.GetArrayLength() && x.EnumerateArray().SequenceEqual(y.EnumerateArray(), this),
            JsonValueKind.Object => SameMembers(x, y),
            _ => true,
        };
    }

    /// <summary>Returns a hash consistent with <see cref="Equals(JsonElement, JsonElement)"/>, so that uniqueItems needs no n² comparisons.</summary>
    public int GetHashCode(JsonElement obj)
    {
        var hash = new HashCode();
        hash.Add(obj.ValueKind);
        switch (obj.ValueKind)
        {
            case JsonValueKind.Number:
                hash.Add(SchemaNumber.Parse(obj.GetRawText()));
                break;
            case JsonValueKind.String:
                hash.Add(obj.GetString(), StringComparer.Ordinal);
                break;
            case JsonValueKind.Array:
                foreach (var item in obj.EnumerateArray())
                {
                    hash.Add(GetHashCode(item));
                }

                break;
            case JsonValueKind.Object:
                var members = 0;
                foreach (var member in obj.EnumerateObject())
                {
                    // A sum, because the order of members must not matter.
                    members += HashCode.Combine(string.GetHashCode(member.Name, StringComparison.Ordinal), GetHashCode(member.Value));
                }

                hash.Add(members);
                break;
        }

        return hash.ToHashCode();
    }

    private bool SameMembers(JsonElement x, JsonElement y)
    {
        var left = Members(x);
        var right = Members(y);
        return left.Count == right.Count
            && left.All(member => right.TryGetValue(member.Key, out var value) && Equals(member.Value, value));
    }

    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }
}
