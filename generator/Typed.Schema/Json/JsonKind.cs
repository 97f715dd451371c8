namespace Typed.Schema.Json;

/// <summary>The types of JSON values.</summary>
public enum JsonKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}
