namespace Typed.Constraints;

/// <summary>States the constraints of a record's fields. Written by the generator; read by the analyzers.</summary>
/// <param name="json">The table as JSON: an array with one object for each field that has a constraint.</param>
/// <remarks>On the record, or on its method <c>Accept</c>, which comes after the properties that a reader looks for. A union has it on the conversion to each shape with constraints. <see cref="ParamAttribute"/> maps a property to its field. The values of an enum are stated by <see cref="ParamEnumAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class FieldTableAttribute(string json) : Attribute
{
    /// <summary>The table as JSON.</summary>
    public string Json { get; } = json;
}
