using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Typed.Schema.Specification;

namespace Typed.Schema.Naming;

/// <summary>Two values of an enum that would have the same number.</summary>
/// <param name="First">The value that keeps the number, as JSON.</param>
/// <param name="Second">The value that gets another number, as JSON.</param>
public readonly record struct NumberCollision(string First, string Second);

/// <summary>Numbers an enum's members by their values, never by their positions. A value that the provider inserts changes no other number.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A duration has its seconds as number.</item>
/// <item>A whole number has its own value, and <c>480p</c> has 480.</item>
/// <item>Any other value has a hash of its JSON, from 2^30 up; in a duration's enum, where a number is a time, minus the hash.</item>
/// </list>
/// So 0 is a member only where the wire value is 0, and <c>default</c> is not a valid value of any other enum.
/// If two values would have the same number, the one that comes first in ordinal order of the JSON keeps it.
/// </remarks>
public static class EnumNumbers
{
    // Numbers below have a meaning; numbers from here up are hashes. The two ranges never overlap.
    private const int FirstHash = 1 << 30;
    private const int HashMask = FirstHash - 1;

    // Canonical spellings only ("5", not "05"), so that few values can have the same number.
    private static readonly Regex s_whole = new("^(?:0|-?[1-9][0-9]{0,8})$", RegexOptions.CultureInvariant);
    private static readonly Regex s_lines = new("^([1-9][0-9]{0,8})[pP]$", RegexOptions.CultureInvariant);

    /// <summary>The numbers of the values, by their JSON.</summary>
    /// <param name="values">The values: JSON on the wire, and text. Each JSON occurs once.</param>
    /// <param name="role">The field's role.</param>
    /// <param name="collisions">The values that did not get their preferred number.</param>
    public static Dictionary<string, int> Assign(
        IEnumerable<(string Json, string Text)> values, FieldRole role, out IReadOnlyList<NumberCollision> collisions)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var taken = new Dictionary<int, string>();
        var found = new List<NumberCollision>();
        foreach (var (json, text) in values.OrderBy(value => value.Json, StringComparer.Ordinal))
        {
            var number = Meaning(text, role) ?? Hash(json, role);
            if (taken.TryGetValue(number, out var first))
            {
                found.Add(new NumberCollision(first, json));
                for (var salt = 0; taken.ContainsKey(number); salt++)
                {
                    // First the plain hash, as a word has it. It is free unless two hashes are equal.
                    number = Hash(salt == 0 ? json : json + "#" + salt.ToString(CultureInfo.InvariantCulture), role);
                }
            }

            taken.Add(number, json);
            numbers.Add(json, number);
        }

        collisions = found;
        return numbers;
    }

    private static int? Meaning(string text, FieldRole role) =>
        role == FieldRole.Duration && EnumNames.SecondsOf(text) is { } seconds ? seconds
        : s_whole.IsMatch(text) ? int.Parse(text, CultureInfo.InvariantCulture)
        : s_lines.Match(text) is { Success: true } lines ? int.Parse(lines.Groups[1].Value, CultureInfo.InvariantCulture)
        : null;

    // FNV-1a over UTF-8, folded to 30 bits: the same on every machine and in every version.
    private static int Hash(string json, FieldRole role)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(json))
        {
            hash = unchecked((hash ^ b) * 16777619u);
        }

        var folded = FirstHash + (int)((hash ^ (hash >> 30)) & HashMask);
        return role == FieldRole.Duration ? -folded : folded;
    }
}
