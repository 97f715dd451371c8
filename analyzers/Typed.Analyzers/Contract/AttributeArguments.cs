using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Contract;

/// <summary>Reads the arguments of an attribute.</summary>
internal static class AttributeArguments
{
    /// <summary>The value of a named argument, or null if the attribute does not have it.</summary>
    public static object? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }
}
