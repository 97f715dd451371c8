namespace Typed.Specification;

/// <summary>The shape of a field's value on the wire.</summary>
public enum ParamKind
{
    /// <summary>Any JSON, kept as it is: the schema says nothing that a C# type could.</summary>
    Json = 0,

    /// <summary>A JSON string.</summary>
    Text = 1,

    /// <summary>A JSON number without a fraction.</summary>
    Integer = 2,

    /// <summary>A JSON number.</summary>
    Number = 3,

    /// <summary>A JSON boolean.</summary>
    Boolean = 4,

    /// <summary>One of listed values, a C# enum here and a string or number on the wire.</summary>
    Choice = 5,

    /// <summary>A JSON object with fields of its own.</summary>
    Object = 6,

    /// <summary>A JSON array.</summary>
    List = 7,

    /// <summary>One of several shapes.</summary>
    Union = 8,
}
