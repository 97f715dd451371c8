namespace Typed.Specification;

/// <summary>The shape of a field's value on the wire.</summary>
public enum ParamKind
{
    /// <summary>Any JSON, kept unchanged: the schema does not map to a C# type.</summary>
    Json = 0,

    /// <summary>A JSON string.</summary>
    Text = 1,

    /// <summary>A JSON number without a fractional part.</summary>
    Integer = 2,

    /// <summary>A JSON number.</summary>
    Number = 3,

    /// <summary>A JSON boolean.</summary>
    Boolean = 4,

    /// <summary>One of the listed values: a C# enum, sent as a string or number.</summary>
    Choice = 5,

    /// <summary>A JSON object with its own fields.</summary>
    Object = 6,

    /// <summary>A JSON array.</summary>
    List = 7,

    /// <summary>One of several shapes.</summary>
    Union = 8,

    /// <summary>A JSON object whose members have names of the caller's choice, and values of one shape.</summary>
    Map = 9,
}
