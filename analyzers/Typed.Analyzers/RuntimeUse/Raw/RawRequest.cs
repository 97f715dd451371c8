using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>Reads the members of a request from an anonymous object, dictionary, <c>JsonObject</c> or JSON text.</summary>
internal static class RawRequest
{
    private const int MaxDepth = 8;

    /// <summary>All members, or null if the name of one of them is unknown.</summary>
    public static IReadOnlyList<RawMember>? Read(IOperation parameters, ValueEvaluator evaluator, CancellationToken cancellationToken, int depth = 0)
    {
        parameters = Conversions.WithoutConversions(parameters);
        IReadOnlyList<RawMember>? Next(IOperation source) => depth < MaxDepth ? Read(source, evaluator, cancellationToken, depth + 1) : null;
        switch (parameters)
        {
            case ILocalReferenceOperation or IFieldReferenceOperation when evaluator.SourceOf(parameters, cancellationToken) is { } source:
                return IsFixed(parameters.Type) ? Next(source) : null;
            case IPropertyReferenceOperation { Property: { Name: "RootElement", ContainingType.Name: "JsonDocument" }, Instance: { } document }:
                return Next(document);
            // Other options may rename or omit members.
            case IInvocationOperation { TargetMethod: { Name: "SerializeToElement", ContainingType.Name: "JsonSerializer" } } call when HasDefaultOptions(call):
                var value = Conversions.WithoutConversions(call.Arguments[0].Value);
                return value is ILocalReferenceOperation built ? RawBuilder.Read(built, evaluator, cancellationToken) : Object(value);
            case IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType.Name: "JsonDocument" or "JsonElement" } } call when HasDefaultOptions(call):
                return Json(call.Arguments[0].Value, evaluator, cancellationToken);
            case IInvocationOperation { TargetMethod: { Name: "Deserialize", ContainingType.Name: "JsonSerializer", TypeArguments: [{ Name: "JsonElement" }] } } call when HasDefaultOptions(call):
                return Json(call.Arguments[0].Value, evaluator, cancellationToken);
            default:
                return null;
        }
    }

    // A dictionary in a local may have been modified since.
    private static bool IsFixed(ITypeSymbol? type) => type is { Name: "JsonElement" or "JsonDocument" };

    internal static bool HasDefaultOptions(IInvocationOperation call) =>
        call.Arguments.Length > 0 && call.Arguments.Skip(1).All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue);

    private static RawMember[]? Json(IOperation text, ValueEvaluator evaluator, CancellationToken cancellationToken) =>
        TextOf(text, evaluator, cancellationToken) is { } json && RawJson.Members(json) is { } members ? Members(members, text.Syntax) : null;

    /// <summary>The members of an object in JSON text.</summary>
    /// <param name="members">The names and values.</param>
    /// <param name="place">The text.</param>
    internal static RawMember[] Members(List<(string Name, object? Value)> members, SyntaxNode place) =>
        [.. members.Select(member => new RawMember(member.Name, member.Value is DBNull or List<(string, object?)> ? null : member.Value, null, place) { IsNull = member.Value is DBNull })];

    /// <summary>A known text. Unknown interpolations in it are holes: what they bring is assumed to be a value, or a part of a string.</summary>
    internal static string? TextOf(IOperation text, ValueEvaluator evaluator, CancellationToken cancellationToken)
    {
        if (text.ConstantValue is { HasValue: true, Value: string constant })
        {
            return constant;
        }

        return Conversions.WithoutConversions(text) is IInterpolatedStringOperation interpolated
            ? string.Concat(interpolated.Parts.Select(part => part switch
            {
                IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } } => literal,
                IInterpolationOperation { Alignment: null, FormatString: null, Expression: var hole } when evaluator.Evaluate(hole, cancellationToken) is { IsSingle: true, Values: [{ Value: string known }] } => known,
                _ => RawJson.Hole.ToString(),
            }))
            : evaluator.Evaluate(text, cancellationToken) is { IsSingle: true, Values: [{ Value: string single, IsOneOfSeveral: false }] } ? single : null;
    }

    /// <summary>The members that a creation writes, or null if it is not such an object, or the name of one of them is unknown.</summary>
    internal static List<RawMember>? Object(IOperation value) => value switch
    {
        IAnonymousObjectCreationOperation anonymous => Collect(anonymous.Initializers),
        IObjectCreationOperation { Type.Name: "Dictionary" or "JsonObject" } creation when creation.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue) =>
            Collect(creation.Initializer?.Initializers ?? System.Collections.Immutable.ImmutableArray<IOperation>.Empty),
        _ => null,
    };

    private static List<RawMember>? Collect(IEnumerable<IOperation> elements)
    {
        var members = new List<RawMember>();
        foreach (var element in elements)
        {
            (string Name, IOperation Value)? member = element switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }] } } indexed => (key, indexed.Value),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false } property } } named => (property.Name, named.Value),
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }, { Value: var added }] } => (key, added),
                _ => null,
            };
            if (member is not { } found)
            {
                return null;
            }

            members.Add(Member(found.Name, found.Value));
        }

        return members;
    }

    /// <summary>A member with an expression as its value.</summary>
    internal static RawMember Member(string name, IOperation value)
    {
        // To object by a language conversion, to JsonNode by its operator.
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value.ConstantValue is { HasValue: true, Value: var constant }
            ? new(name, constant, value, value.Syntax) { IsNull = constant is null }
            : new(name, null, value, value.Syntax);
    }
}
