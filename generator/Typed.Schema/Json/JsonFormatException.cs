using Typed.Schema.Diagnostics;

namespace Typed.Schema.Json;

/// <summary>Text that is not JSON. Caught where the file is read; becomes one diagnostic.</summary>
public sealed class JsonFormatException(string message, TextPlace place) : Exception(message)
{
    public TextPlace Place { get; } = place;
}
