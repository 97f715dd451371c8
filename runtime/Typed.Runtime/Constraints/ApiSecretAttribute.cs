namespace Typed.Constraints;

/// <summary>Marks a property of options that holds a secret: analyzers report a value that is written in the source.</summary>
/// <remarks>A constant of the same type named like the property plus <c>Variable</c> names the environment variable that a code fix reads instead.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiSecretAttribute : Attribute;
