using Typed.Schema.Diagnostics;

namespace Typed.Schema.Json;

/// <summary>The text is not JSON. Caught where the file is read and reported as one diagnostic.</summary>
public sealed class JsonFormatException(string message, TextPlace place) : Exception(message)
{
    public TextPlace Place { get; } = place;
}
