using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>
/// Reads a request that <c>HttpClient</c> sends without Typed: <c>PostAsJsonAsync(address, new { model_name = "veo3.1", input_params = new { … } })</c>. The form is that of a
/// provider's envelope, and the model must be known to exactly one provider, so that no other API is meant.
/// </summary>
internal static class RawPost
{
    private const string Name = "model_name";
    private const string Input = "input_params";

    /// <summary>The record of the model, the object with its parameters, and the parameters, or null for any other call.</summary>
    public static (ModelRecord Record, IOperation Parameters, IReadOnlyList<RawMember> Members)? Of(IInvocationOperation call, TypedContract contract, CancellationToken cancellationToken)
    {
        if (ContentOf(call) is not { } content)
        {
            return null;
        }

        content = ValueEvaluator.WithoutConversions(content);
        if (content is ILocalReferenceOperation { Type.IsAnonymousType: true } && contract.Evaluator.SourceOf(content, cancellationToken) is { } source)
        {
            content = ValueEvaluator.WithoutConversions(source);
        }

        if (Members(content) is not { } members || members.FirstOrDefault(member => member.Name == Name)?.Value is not { } name
            || members.FirstOrDefault(member => member.Name == Input)?.Value is not { } parameters
            || contract.Evaluator.Evaluate(name, cancellationToken) is not { IsSingle: true, Values: [{ Value: string model, IsOneOfSeveral: false }] }
            || contract.Models.OnlyOne(model) is not { } record || Members(ValueEvaluator.WithoutConversions(parameters)) is not { } own)
        {
            return null;
        }

        return (record, parameters, own);
    }

    // Without options, names that begin with a capital are changed.
    private static List<RawMember>? Members(IOperation value) =>
        RawRequest.Object(value) is { } members && members.All(member => member.Name.Length > 0 && !char.IsUpper(member.Name[0])) ? members : null;

    private static IOperation? ContentOf(IInvocationOperation call) =>
        call.TargetMethod is { Name: "PostAsJsonAsync", ContainingType: { Name: "HttpClientJsonExtensions", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Http" } } }
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "value") is { } body
            // Other options may rename or omit members.
            && call.Arguments.All(argument => argument.Parameter?.Type.Name != "JsonSerializerOptions" || argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null })
            ? body.Value : null;
}
