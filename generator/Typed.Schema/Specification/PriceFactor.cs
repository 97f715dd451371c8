using Typed.Schema.Collections;
using Typed.Schema.Json;

namespace Typed.Schema.Specification;

/// <summary>
/// A field that multiplies a price, as a member of <c>outputs</c>: a row of the table from which price files are read, written and compared, and the generated tables and
/// documentation are written.
/// </summary>
/// <param name="Keyword">The member of <c>outputs</c>.</param>
/// <param name="Name">The name in the generated tables. The attribute's property has the same name with <c>Field</c>.</param>
/// <param name="Words">What documentation says, with the field at <c>{0}</c>.</param>
public sealed record PriceFactor(string Keyword, string Name, string Words)
{
    /// <summary>The number of outputs.</summary>
    public static readonly PriceFactor Count = new("count", "count", ", times {0}");

    /// <summary>The maximum number of outputs for each of <see cref="Count"/>. The total is a range.</summary>
    public static readonly PriceFactor UpTo = new("up_to", "upTo", " and up to {0}");

    /// <summary>All factors, in the order of the generated tables.</summary>
    public static readonly IReadOnlyList<PriceFactor> All = [Count, UpTo];

    /// <summary>Reads the member <c>outputs</c> of a price.</summary>
    public static EquatableArray<FactorField> Read(JsonNode? outputs) =>
        All.Select(factor => outputs?.TextOf(factor.Keyword) is { } field ? new FactorField(factor, field) : null).OfType<FactorField>().ToEquatableArray();

    /// <summary>The documentation of some factors.</summary>
    public static string Describe(IEnumerable<FactorField> factors) => string.Concat(factors.Select(item => item.Factor.Words.Replace("{0}", item.Field)));

    // There is one object per keyword.
    public bool Equals(PriceFactor? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Keyword);
}

/// <summary>A factor and its field.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Field">The field's name on the wire, or a term such as <c>count(images)</c>.</param>
public sealed record FactorField(PriceFactor Factor, string Field);
