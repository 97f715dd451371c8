namespace Typed.Cluster;

/// <summary>The lane of a provider cannot be reached in the cluster. Nothing was sent.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="innerException">The cause.</param>
public sealed class LaneUnavailableException(string provider, Exception innerException)
    : TypedException(provider, $"The lane of {provider} cannot be reached in the cluster. Nothing was sent.", innerException);
