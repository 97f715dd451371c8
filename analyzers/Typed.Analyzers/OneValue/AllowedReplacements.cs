using System.Globalization;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.OneValue;

/// <summary>The nearest allowed values, in the form that the code needs.</summary>
internal static class AllowedReplacements
{
    private const int MaxOffered = 5;

    /// <param name="values">The allowed values.</param>
    /// <param name="asked">The value that is not allowed.</param>
    /// <param name="secondsOnly">Whether only members with seconds fit.</param>
    /// <param name="form">The form; null if nothing can be replaced.</param>
    public static FixData Of(ParamEnum values, decimal asked, bool secondsOnly, ReplacementForm? form) =>
        form is { } needed
            ? FixData.Replace([.. AllowedValues.NearestTo(values, asked)
                .Where(member => !secondsOnly || AllowedValues.IsSeconds(values, member))
                .Take(MaxOffered)
                .Select(member => new Replacement(Expression(values, member, secondsOnly, needed), Title(values, member, secondsOnly, needed)))])
            : FixData.None;

    private static string Title(ParamEnum values, ParamEnumMember member, bool secondsOnly, ReplacementForm form)
    {
        var description = AllowedValues.Describe(values, member);
        return form is ReplacementForm.Number or ReplacementForm.Time && secondsOnly ? $"Use {description}" : $"Use {member.Name} ({description})";
    }

    private static string Expression(ParamEnum values, ParamEnumMember member, bool secondsOnly, ReplacementForm form)
    {
        var seconds = member.Number.ToString(CultureInfo.InvariantCulture);
        var name = AllowedValues.Expression(values, member);
        return form switch
        {
            ReplacementForm.NullableMember => $"({values.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}?){name}",
            ReplacementForm.Number => secondsOnly ? seconds : $"(int){name}",
            ReplacementForm.Time when secondsOnly => $"global::System.TimeSpan.FromSeconds({seconds})",
            _ => name,
        };
    }
}
