using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Contract;
using Typed.Schema.Specification;

namespace Typed.Analyzers.OneValue;

/// <summary>Lists a field's allowed values: in schema order for the message, nearest first for the fix.</summary>
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

    /// <summary>The member, fully qualified.</summary>
    public static string Expression(ParamEnum values, ParamEnumMember member) =>
        values.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
        + (SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? "." : ".@") + member.Name;

    public static string Describe(ParamEnum values, ParamEnumMember member) =>
        IsSeconds(values, member) ? Plain(values, member) + " s" : member.Text;

    /// <summary>Whether the member's number is a time. <c>auto</c> has a negative number, which is not a time.</summary>
    public static bool IsSeconds(ParamEnum values, ParamEnumMember member) => values.Role == FieldRole.Duration && member.Number >= 0;

    /// <summary>The members by distance to the requested value; of two at the same distance, the smaller one first.</summary>
    public static IEnumerable<ParamEnumMember> NearestTo(ParamEnum values, decimal value) =>
        from member in values.Members
        let measure = Measure(values, member)
        orderby measure is null, Math.Abs((measure ?? 0) - value), measure
        select member;

    /// <summary>The other members by distance to one member.</summary>
    public static IEnumerable<ParamEnumMember> NearestTo(ParamEnum values, ParamEnumMember value) =>
        NearestTo(values, Measure(values, value) ?? 0).Where(member => member != value);

    // A wrong number never means "the third resolution": 1080 means 1080p.
    private static decimal? Measure(ParamEnum values, ParamEnumMember member) => values.Role switch
    {
        FieldRole.Duration => member.Number >= 0 ? member.Number : null,
        FieldRole.Resolution => Lines(member.Text),
        // The number of a word is a hash, which has no meaningful distance.
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
