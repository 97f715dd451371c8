using System.Text.Json.Nodes;

namespace Typed.Serialization;

/// <summary>A converter whose type has a JSON Schema, which the serializer itself cannot see.</summary>
internal interface IHasInputSchema
{
    /// <summary>A new copy of the schema.</summary>
    JsonObject InputSchema { get; }
}
