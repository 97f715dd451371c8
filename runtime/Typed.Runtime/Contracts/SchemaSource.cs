namespace Typed;

/// <summary>Where a model's schema comes from and how sure it is.</summary>
/// <param name="Document">The document it was read from.</param>
/// <param name="Retrieved">The day it was read, such as <c>2026-11-21</c>.</param>
/// <param name="Certainty"><c>verbatim</c> (the provider's own schema), <c>documented</c> (made from the provider's documentation),
/// <c>upstream</c> (the schema of the service behind the provider) or <c>partial</c>.</param>
public sealed record SchemaSource(string Document, string Retrieved, string Certainty)
{
    /// <summary>Nothing is known of the source.</summary>
    public static SchemaSource Unknown { get; } = new("", "", "unknown");
}
