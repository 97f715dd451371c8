namespace Typed.Constraints;

/// <summary>States the exact form of an enum member on the wire: "5" and 5 are different things.</summary>
/// <param name="json">The value as JSON, a string with its quotes.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WireValueAttribute(string json) : Attribute
{
    /// <summary>The value as JSON, a string with its quotes.</summary>
    public string Json { get; } = json;
}
