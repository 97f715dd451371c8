namespace Typed.Schema.Naming;

/// <summary>Names that a record's own properties cannot have.</summary>
public static class MemberNames
{
    /// <summary>The members of object, of every record, of the runtime's base types and of the generated code.</summary>
    private static readonly string[] s_reserved =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "Clone", "PrintMembers", "EqualityContract", "Deconstruct",
        "Accept", "WriteTo", "ToJson", "ToUtf8Json", "ExtraParameters", "Cost", "Validate", "GetModel", "Info", "Read", "Value", "ReadBranch",
    ];

    public static UniqueNames ForProperties() => new(s_reserved);

    /// <summary>The C# name of a property; a reserved one gets the suffix <c>Parameter</c>.</summary>
    public static string Claim(UniqueNames names, string wireName)
    {
        var name = Words.Identifier(wireName, "N");
        return names.Claim(Array.IndexOf(s_reserved, name) >= 0 ? name + "Parameter" : name);
    }
}
