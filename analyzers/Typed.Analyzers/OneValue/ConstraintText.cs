using System.Globalization;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Constraints in words, to follow "must be" or "must have".</summary>
internal static class ConstraintText
{
    /// <summary><c>1 character or more</c>.</summary>
    public static string AtLeast(int count, string what) => Counted(count, what) + " or more";

    /// <summary><c>3 items or fewer</c>.</summary>
    public static string AtMost(int count, string what) => Counted(count, what) + " or fewer";

    /// <summary><c>1 to 4</c>, <c>at least 1</c>, <c>greater than 0 and less than 100</c>.</summary>
    public static string Range(RecordField field)
    {
        var least = field.Minimum is { } minimum ? "at least " + ExactNumber.Text(minimum)
            : field.ExclusiveMinimum is { } above ? "greater than " + ExactNumber.Text(above) : null;
        var most = field.Maximum is { } maximum ? "at most " + ExactNumber.Text(maximum)
            : field.ExclusiveMaximum is { } below ? "less than " + ExactNumber.Text(below) : null;
        return (field.Minimum, field.Maximum) is ({ } from, { } to) ? $"{ExactNumber.Text(from)} to {ExactNumber.Text(to)}"
            : least is not null && most is not null ? $"{least} and {most}"
            : least ?? most ?? "a finite number";
    }

    /// <summary>A number as written: <c>0.35f</c> is 0.35, without its binary remainder.</summary>
    public static string Number(KnownValue known, decimal number) =>
        known.Operand.ConstantValue is { HasValue: true, Value: float written } ? written.ToString("R", CultureInfo.InvariantCulture) : ExactNumber.Text(number);

    /// <summary>A kind of media with its article.</summary>
    public static string Media(string kind) => kind switch
    {
        "image" => "an image",
        "video" => "a video",
        "audio" => "an audio file",
        _ => kind,
    };

    private static string Counted(int count, string what) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");
}
