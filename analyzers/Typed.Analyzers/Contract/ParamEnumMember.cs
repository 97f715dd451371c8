using System.Globalization;

namespace Typed.Analyzers.Contract;

/// <summary>One allowed value: its member's name and number, its wire value as JSON and as a reader would write it.</summary>
internal sealed record ParamEnumMember(string Name, long Number, string Json, string Text)
{
    /// <summary>The number that is sent as text; null where it is none.</summary>
    public double? TextAsNumber { get; } = NumberIn(Text);

    /// <summary>The number that a wire text says; null where it says none.</summary>
    public static double? NumberIn(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
