namespace Typed.Constraints;

/// <summary>Marks an options property that holds a secret. Analyzers report values that are hard-coded in the source.</summary>
/// <remarks>A constant in the same type, named like the property plus <c>Variable</c>, gives the environment variable that the code fix reads instead.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiSecretAttribute : Attribute;
