using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>
/// Reads a request that <c>HttpClient</c> sends without Typed: <c>PostAsJsonAsync(address, new { model_name = "veo3.1", input_params = new { … } })</c>, or <c>PostAsync</c> with
/// such an object or text as the content. The form is that of a provider's envelope.
/// </summary>
internal static class RawPost
{
    private const string Name = "model_name";
    private const string Input = "input_params";

    /// <summary>The envelope, or null for any other call.</summary>
    public static RawEnvelope? Of(IInvocationOperation call, TypedContract contract, CancellationToken cancellationToken)
    {
        switch (call.TargetMethod)
        {
            case { Name: "PostAsJsonAsync", ContainingType: { Name: "HttpClientJsonExtensions", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Http" } } }:
                return Argument(call, "value") is { } value && HasDefaultOptions(call) ? Object(value, contract, cancellationToken) : null;
            case { Name: "PostAsync", ContainingType: { Name: "HttpClient", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "Net" } } }:
                return Argument(call, "content") is { } content ? Content(Source(content, contract, cancellationToken), contract, cancellationToken) : null;
            default:
                return null;
        }
    }

    private static RawEnvelope? Content(IOperation content, TypedContract contract, CancellationToken cancellationToken)
    {
        switch (content)
        {
            case IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "JsonContent" } } create when HasDefaultOptions(create):
                return Argument(create, "inputValue") is { } value ? Object(value, contract, cancellationToken) : null;
            case IObjectCreationOperation { Type.Name: "StringContent", Arguments: [{ Value: var text }, ..] }:
                text = Source(text, contract, cancellationToken);
                return text is IInvocationOperation { TargetMethod: { Name: "Serialize", ContainingType.Name: "JsonSerializer" } } call
                    ? RawRequest.HasDefaultOptions(call) ? Object(call.Arguments[0].Value, contract, cancellationToken) : null
                    : Text(text, contract, cancellationToken);
            default:
                return null;
        }
    }

    private static RawEnvelope? Object(IOperation content, TypedContract contract, CancellationToken cancellationToken)
    {
        content = Conversions.WithoutConversions(content);
        // Another object in a local may have been modified since.
        content = content is { Type.IsAnonymousType: true } ? Source(content, contract, cancellationToken) : content;
        return Members(content) is { } members && members.FirstOrDefault(member => member.Name == Name)?.Value is { } name
            && members.FirstOrDefault(member => member.Name == Input)?.Value is { } parameters
                ? new(contract.Evaluator.Evaluate(name, cancellationToken), parameters, Members(Conversions.WithoutConversions(parameters))) : null;
    }

    private static RawEnvelope? Text(IOperation text, TypedContract contract, CancellationToken cancellationToken) =>
        RawRequest.TextOf(text, contract.Evaluator, cancellationToken) is { } json && RawJson.Members(json) is { } members
        && members.FirstOrDefault(member => member.Name == Name).Value is string model
        && members.FirstOrDefault(member => member.Name == Input).Value is List<(string, object?)> own
            // There is no expression to replace in the text.
            ? new(ValueSet.Of(new KnownValue(model, text, IsReplaceable: false)), text, RawRequest.Members(own, text.Syntax)) : null;

    // Without options, names that begin with a capital are changed.
    private static List<RawMember>? Members(IOperation value) =>
        RawRequest.Object(value) is { } members && members.All(member => member.Name.Length > 0 && !char.IsUpper(member.Name[0])) ? members : null;

    private static IOperation Source(IOperation value, TypedContract contract, CancellationToken cancellationToken)
    {
        value = Conversions.WithoutConversions(value);
        return value is ILocalReferenceOperation && contract.Evaluator.SourceOf(value, cancellationToken) is { } source ? Conversions.WithoutConversions(source) : value;
    }

    private static IOperation? Argument(IInvocationOperation call, string name) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    // Other options may rename or omit members.
    private static bool HasDefaultOptions(IInvocationOperation call) =>
        call.Arguments.All(argument => argument.Parameter?.Type.Name != "JsonSerializerOptions" || argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null });
}
