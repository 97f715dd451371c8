namespace Typed.Tracking.Engine;

/// <summary>The provider's client cannot build a request from a job's id. The tracker never lets this exception escape.</summary>
internal sealed class UnusableIdException(string provider, ArgumentException cause)
    : TypedException(provider, $"A job at {provider} has an id that cannot be polled.", cause);
