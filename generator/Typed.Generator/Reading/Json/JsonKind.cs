namespace Typed.Generator.Reading.Json;

/// <summary>The types of JSON values.</summary>
internal enum JsonKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}
