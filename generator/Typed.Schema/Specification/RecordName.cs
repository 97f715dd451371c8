namespace Typed.Schema.Specification;

/// <summary>The C# name of a record within its provider.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Name">The name without <c>Params</c>.</param>
public sealed record RecordName(string Provider, string Name);
