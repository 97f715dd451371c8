using System.Text.Json;

namespace Studio.Catalog;

/// <summary>A request as the page sends it.</summary>
internal sealed record ModelCall(string Provider, string Model, JsonElement Parameters);
