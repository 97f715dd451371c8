using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Requests;

/// <summary>Reads the names in the initializer of an <c>ExtraParameters</c>.</summary>
internal static class ExtraNames
{
    /// <summary>The names, or null if one of them is unknown.</summary>
    public static IReadOnlyList<string>? In(IOperation value) => Elements(value)?.Select(element => element.Name).ToArray();

    /// <summary>The names with the elements that add them, or null if one of them is unknown.</summary>
    public static IReadOnlyList<(string Name, IInvocationOperation Element)>? Elements(IOperation value)
    {
        if (Conversions.WithoutConversions(value) is not IObjectCreationOperation { Arguments.IsEmpty: true } creation)
        {
            return null;
        }

        var elements = new List<(string, IInvocationOperation)>();
        foreach (var element in creation.Initializer?.Initializers ?? System.Collections.Immutable.ImmutableArray<IOperation>.Empty)
        {
            if (element is not IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }, ..] } add)
            {
                return null;
            }

            elements.Add((name, add));
        }

        return elements;
    }
}
