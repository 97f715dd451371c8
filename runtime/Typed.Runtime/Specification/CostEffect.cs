namespace Typed;

/// <summary>Whether a field changes the price, according to the provider's own list of settings.</summary>
public enum CostEffect
{
    /// <summary>The provider does not say.</summary>
    Unknown = 0,

    /// <summary>The field does not change the price.</summary>
    None = 1,

    /// <summary>The field changes the price.</summary>
    ChangesCost = 2,
}
