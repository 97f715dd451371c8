namespace Typed.Constraints;

/// <summary>States a field's default at the last review of the model. Present only if the default has changed since.</summary>
/// <param name="name">The field's name on the wire.</param>
/// <param name="json">The default as JSON; null if there was none.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReviewedDefaultAttribute(string name, string? json) : Attribute
{
    /// <summary>The field's name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The default as JSON; null if there was none.</summary>
    public string? Json { get; } = json;

    /// <summary>The date of the review, as <c>yyyy-MM-dd</c>.</summary>
    public string? Reviewed { get; set; }
}
