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
        return ResidualValues.AreEqual(x, y);
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
