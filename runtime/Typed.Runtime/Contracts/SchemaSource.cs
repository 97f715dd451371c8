namespace Typed;

/// <summary>The source of a model's schema and its reliability.</summary>
/// <param name="Document">The document that the schema was read from.</param>
/// <param name="Retrieved">The date it was read, such as <c>2026-11-21</c>.</param>
/// <param name="Certainty"><c>verbatim</c> (the provider's own schema), <c>documented</c> (derived from the provider's documentation),
/// <c>upstream</c> (the schema of the service behind the provider) or <c>partial</c>.</param>
public sealed record SchemaSource(string Document, string Retrieved, string Certainty)
{
    /// <summary>An unknown source.</summary>
    public static SchemaSource Unknown { get; } = new("", "", "unknown");
}
