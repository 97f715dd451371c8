namespace Typed.Constraints;

/// <summary>States what a field's default was when the model was last reviewed. It stands only where the default is another one now.</summary>
/// <param name="name">The field's name on the wire.</param>
/// <param name="json">The default as JSON; null where there was none.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReviewedDefaultAttribute(string name, string? json) : Attribute
{
    /// <summary>The field's name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The default as JSON; null where there was none.</summary>
    public string? Json { get; } = json;

    /// <summary>The day of the review, as <c>yyyy-MM-dd</c>.</summary>
    public string? Reviewed { get; set; }
}
