namespace Typed.Tracking.Engine;

/// <summary>The provider's client cannot make a request with a job's id. Does not leave the tracker.</summary>
internal sealed class UnusableIdException(string provider, ArgumentException cause)
    : TypedException(provider, $"A job at {provider} has an id that cannot be asked for.", cause);
