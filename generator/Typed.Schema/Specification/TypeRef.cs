namespace Typed.Schema.Specification;

/// <summary>The C# shape of a value.</summary>
public enum TypeShape
{
    /// <summary>Any JSON, kept as a <c>JsonElement</c>.</summary>
    Json,
    Text,

    /// <summary>A 64-bit whole number.</summary>
    Integer,

    /// <summary>A whole number with bounds that fit into 32 bits.</summary>
    Int32,
    Number,
    Boolean,

    /// <summary>One of listed values.</summary>
    Enum,

    /// <summary>One of listed values, or any other text.</summary>
    OpenEnum,
    Object,
    Union,
    List,

    /// <summary>An object with names of the caller's choice, and values of one shape.</summary>
    Map,
}

/// <summary>A reference to a type: built in, declared by the model, a list or a map.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Declared">The index among the model's declared types, or -1.</param>
/// <param name="Item">The type of a list's items, or of a map's values.</param>
public sealed record TypeRef(TypeShape Shape, int Declared = -1, TypeRef? Item = null)
{
    /// <summary>Whether it is a list with a method of its own in the runtime; other lists are visited item by item.</summary>
    public bool IsPlainList => Shape == TypeShape.List && Item!.Shape is TypeShape.Text or TypeShape.Integer or TypeShape.Int32 or TypeShape.Number or TypeShape.Boolean or TypeShape.Enum or TypeShape.Object;

    public static readonly TypeRef Json = new(TypeShape.Json);
    public static readonly TypeRef Text = new(TypeShape.Text);
    public static readonly TypeRef Integer = new(TypeShape.Integer);
    public static readonly TypeRef Int32 = new(TypeShape.Int32);
    public static readonly TypeRef Number = new(TypeShape.Number);
    public static readonly TypeRef Boolean = new(TypeShape.Boolean);
}
