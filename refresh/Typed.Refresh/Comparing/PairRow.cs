namespace Typed.Refresh.Comparing;

/// <summary>One line of a comparison.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="First">The first model's value.</param>
/// <param name="Second">The second model's value.</param>
internal sealed record PairRow(string Name, string First, string Second)
{
    public bool IsSame => First == Second;
}
