using Typed.Refresh.Diff.Changes;

namespace Typed.Refresh.Diff.Formats;

/// <summary>The names of the change classes in reports.</summary>
internal static class ClassNames
{
    /// <summary>The word in the JSON report.</summary>
    public static string Word(ChangeClass value) => value switch
    {
        ChangeClass.Breaking => "breaking",
        ChangeClass.DefaultChanged => "default-changed",
        ChangeClass.PriceChanged => "price-changed",
        ChangeClass.Widened => "widened",
        _ => "documentation",
    };

    public static string Title(ChangeClass value) => value switch
    {
        ChangeClass.Breaking => "Breaking",
        ChangeClass.DefaultChanged => "Default changed",
        ChangeClass.PriceChanged => "Price changed",
        ChangeClass.Widened => "Widened",
        _ => "Documentation only",
    };

    public static string Summary(DiffReport report) => report.Changes.Count == 0
        ? "no change"
        : string.Join(", ", report.ByClass().Select(group => FormattableString.Invariant($"{group.Changes.Count} {Words(group.Class)}")));

    private static string Words(ChangeClass value) => Word(value).Replace('-', ' ');
}
