using System.Globalization;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.OneValue;

/// <summary>A field's allowed values: in the order of the schema for the message, nearest first for the fix.</summary>
internal static class AllowedValues
{
    // A message is one line in a build log.
    private const int MaxListed = 16;

    public static string List(ParamEnum values)
    {
        var listed = string.Join(", ", values.Members.Take(MaxListed).Select(member => Plain(values, member)));
        return values.Members.Length <= MaxListed
            ? listed
            : string.Format(CultureInfo.InvariantCulture, "{0}, … ({1} in all)", listed, values.Members.Length);
    }

    public static string Describe(ParamEnum values, ParamEnumMember member) =>
        IsSeconds(values, member) ? Plain(values, member) + " s" : member.Text;

    /// <summary>Whether the member's number is a time; <c>auto</c> has a negative number, which is none.</summary>
    public static bool IsSeconds(ParamEnum values, ParamEnumMember member) => values.Role == ParamRole.Duration && member.Number >= 0;

    /// <summary>The members by distance to what was asked for, the lesser one first where two are as near.</summary>
    public static IEnumerable<ParamEnumMember> NearestTo(ParamEnum values, decimal asked) =>
        from member in values.Members
        let measure = Measure(values, member)
        orderby measure is null, Math.Abs((measure ?? 0) - asked), measure
        select member;

    /// <summary>The other members by distance to one.</summary>
    public static IEnumerable<ParamEnumMember> NearestTo(ParamEnum values, ParamEnumMember asked) =>
        NearestTo(values, Measure(values, asked) ?? 0).Where(member => member != asked);

    // Nobody means "the third resolution" by a wrong number: 1080 means 1080p.
    private static decimal? Measure(ParamEnum values, ParamEnumMember member) => values.Role switch
    {
        ParamRole.Duration => member.Number >= 0 ? member.Number : null,
        ParamRole.Resolution => Lines(member.Text),
        // The number of a word is a hash, to which nothing is near.
        _ => member.TextAsNumber is { } number and > -1e9 and < 1e9 ? (decimal)number : null,
    };

    private static decimal? Lines(string resolution)
    {
        var digits = resolution.TakeWhile(char.IsDigit).Count();
        if (!int.TryParse(resolution.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        // 4K has 2160 lines, 2K 1080.
        return resolution.Length > digits && resolution[digits] is 'k' or 'K' ? number * 540m : number;
    }

    private static string Plain(ParamEnum values, ParamEnumMember member) =>
        IsSeconds(values, member) ? member.Number.ToString(CultureInfo.InvariantCulture) : member.Text;
}
