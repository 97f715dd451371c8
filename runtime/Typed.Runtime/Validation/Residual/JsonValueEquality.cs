using System.Text.Json;

namespace Typed.Validation.Residual;

/// <summary>The equality of JSON values with a hash, so that a list of unique items needs no comparison of each pair.</summary>
internal sealed class JsonValueEquality : IEqualityComparer<JsonElement>
{
    /// <summary>The number of pairs that were compared so far.</summary>
    public int Comparisons { get; private set; }

    public bool Equals(JsonElement x, JsonElement y)
    {
        Comparisons++;
        return AreEqual(x, y);
    }

    /// <summary>Whether two JSON values are equal as JSON Schema defines it: 1 equals 1.0.</summary>
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        switch (left.ValueKind)
        {
            case JsonValueKind.Number:
                return left.TryGetDecimal(out var a) && right.TryGetDecimal(out var b) ? a == b : left.GetDouble().Equals(right.GetDouble());
            case JsonValueKind.String:
                return left.ValueEquals(right.GetString());
            case JsonValueKind.Array:
                return left.GetArrayLength() == right.GetArrayLength() && left.EnumerateArray().Zip(right.EnumerateArray(), AreEqual).All(equal => equal);
            case JsonValueKind.Object:
                var members = left.EnumerateObject().ToList();
                return members.Count == right.EnumerateObject().Count()
                    && members.All(member => right.TryGetProperty(member.Name, out var other) && AreEqual(member.Value, other));
            default:
                return true;
        }
    }

    /// <summary>Whether two of the items are equal.</summary>
    public bool HasEqual(List<JsonElement> items)
    {
        var seen = new HashSet<JsonElement>(items.Count, this);
        return !items.TrueForAll(seen.Add);
    }

    public int GetHashCode(JsonElement obj)
    {
        var hash = new HashCode();
        hash.Add(obj.ValueKind);
        switch (obj.ValueKind)
        {
            case JsonValueKind.Number:
                // Equal decimals are equal as doubles too: 1 and 1.0.
                hash.Add(obj.GetDouble());
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
                hash.Add(MembersHash(obj));
                break;
        }

        return hash.ToHashCode();
    }

    // A sum, because the order of members does not matter. Of a repeated name, the last value counts.
    private int MembersHash(JsonElement value)
    {
        var members = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = GetHashCode(member.Value);
        }

        return members.Aggregate(0, (sum, member) => unchecked(sum + HashCode.Combine(string.GetHashCode(member.Key, StringComparison.Ordinal), member.Value)));
    }
}
