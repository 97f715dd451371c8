namespace Typed;

/// <summary>Whether a field changes the price, by the provider's own list of settings.</summary>
public enum CostEffect
{
    /// <summary>The provider does not say.</summary>
    Unknown = 0,

    /// <summary>The provider says that it does not.</summary>
    None = 1,

    /// <summary>The provider says that it does.</summary>
    ChangesCost = 2,
}
