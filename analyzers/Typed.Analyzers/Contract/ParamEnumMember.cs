using System.Globalization;

namespace Typed.Analyzers.Contract;

/// <summary>One allowed value: the member's name and number, and its wire value as JSON and as readable text.</summary>
internal sealed record ParamEnumMember(string Name, long Number, string Json, string Text)
{
    /// <summary>The number that is sent as text, or null if the text is not a number.</summary>
    public double? TextAsNumber { get; } = NumberIn(Text);

    /// <summary>The number in a wire text, or null if the text does not contain one.</summary>
    public static double? NumberIn(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
