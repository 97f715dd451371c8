namespace Typed.Constraints;

/// <summary>States the fields of a record with all their constraints. Written by the generator; read by the analyzers.</summary>
/// <param name="json">The table as JSON: an array with one object per field.</param>
/// <remarks>
/// It is the table that the runtime validates with, so each fact is stated once. <see cref="ParamAttribute"/> maps a property to its field.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FieldTableAttribute(string json) : Attribute
{
    /// <summary>The table as JSON.</summary>
    public string Json { get; } = json;
}
