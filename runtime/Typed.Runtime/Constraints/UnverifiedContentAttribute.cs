namespace Typed.Constraints;

/// <summary>Marks a property with content from an unsigned message that anyone can send. Analyzers report code that reads it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnverifiedContentAttribute : Attribute;
