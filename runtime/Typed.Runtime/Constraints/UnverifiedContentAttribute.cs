namespace Typed.Constraints;

/// <summary>Marks a property whose content comes from an unsigned message that anybody can send: analyzers report code that reads it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnverifiedContentAttribute : Attribute;
