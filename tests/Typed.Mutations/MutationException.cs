namespace Typed.Mutations;

/// <summary>A run cannot go on; the message says why.</summary>
internal sealed class MutationException(string message) : Exception(message);
