using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>A default at the model's last review.</summary>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Json">The default as JSON, or null if there was none.</param>
public sealed record ReviewedDefault(string Field, string? Json);

/// <summary>The differences from a model's last reviewed state that can change a request's effect or cost.</summary>
/// <param name="Reviewed">The day of the review.</param>
/// <param name="Defaults">The reviewed defaults of the fields with a different default now.</param>
/// <param name="Prices">The reviewed prices if they changed; null if they are the same.</param>
public sealed record DriftSpec(string Reviewed, EquatableArray<ReviewedDefault> Defaults, PriceSpec? Prices);
