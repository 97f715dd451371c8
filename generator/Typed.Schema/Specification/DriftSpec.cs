using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>A default as it was when the model was last reviewed.</summary>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Json">The default as JSON; null where there was none.</param>
public sealed record ReviewedDefault(string Field, string? Json);

/// <summary>Where a model is not what was last reviewed, as far as that can change what a request asks for or costs.</summary>
/// <param name="Reviewed">The day of the review.</param>
/// <param name="Defaults">The reviewed defaults of the fields whose default is another one now.</param>
/// <param name="Prices">The reviewed prices where they are others now; null where they are the same.</param>
public sealed record DriftSpec(string Reviewed, EquatableArray<ReviewedDefault> Defaults, PriceSpec? Prices);
