using Typed.Schema.Specification;

namespace Typed.Refresh.Comparing;

/// <summary>A parameter of two models.</summary>
/// <param name="First">The first model's parameter, or null if it has none.</param>
/// <param name="Second">The second model's parameter, or null if it has none.</param>
internal sealed record FieldPair(PropertySpec? First, PropertySpec? Second)
{
    /// <summary>The name, or both names if they differ.</summary>
    public string Name => First is null ? Second!.WireName
        : Second is null || First.WireName == Second.WireName ? First.WireName
        : $"{First.WireName} / {Second.WireName}";
}
