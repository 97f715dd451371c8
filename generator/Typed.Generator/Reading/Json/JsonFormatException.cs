using Typed.Generator.Diagnostics;

namespace Typed.Generator.Reading.Json;

/// <summary>Text that is not JSON. Caught where the file is read; becomes one diagnostic.</summary>
internal sealed class JsonFormatException(string message, TextPlace place) : Exception(message)
{
    public TextPlace Place { get; } = place;
}
