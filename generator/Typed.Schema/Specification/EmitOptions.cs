using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>The project settings that the emitters need.</summary>
/// <param name="HasCSharp14">Whether the language version is C# 14 or later: an enum can have a static <c>FromSeconds</c>, and an accessor can name its <c>field</c>.</param>
/// <param name="Namespace">The parent namespace of the providers' namespaces.</param>
/// <param name="IsInternal">Whether the types are internal.</param>
/// <param name="IsTooOld">Whether the language version lacks features that the records need. If so, nothing is generated.</param>
/// <param name="TablesAreText">Whether there are few enough models to write tables as ordinary literals.</param>
public sealed record EmitOptions(bool HasCSharp14, bool IsTooOld, string Namespace, bool IsInternal, bool TablesAreText)
{
    /// <summary>Whether there are so many models that several share a generated source.</summary>
    public bool SharesSources { get; init; }

    /// <summary>The records that a referenced assembly has already, which are not generated again.</summary>
    public EquatableArray<RecordName> Referenced { get; init; } = EquatableArray<RecordName>.Empty;

    public bool IsReferenced(string provider, string name) => Referenced.Count > 0 && Referenced.Contains(new RecordName(provider, name));

    public string Accessibility => IsInternal ? "internal" : "public";

    public string NamespaceOf(string providerName) => Namespace + "." + providerName;
}
