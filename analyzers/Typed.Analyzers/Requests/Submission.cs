using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Requests;

/// <summary>Recognizes the calls that submit, and so pay for, a request.</summary>
internal sealed class Submission
{
    private readonly INamedTypeSymbol _client;
    private readonly INamedTypeSymbol _params;

    private Submission(INamedTypeSymbol client, INamedTypeSymbol modelParams)
    {
        _client = client;
        _params = modelParams;
    }

    public static Submission? TryCreate(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Typed.GenerationClient") is { } client && compilation.GetTypeByMetadataName("Typed.IModelParams") is { } modelParams
            ? new(client, modelParams)
            : null;

    public bool IsClient(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, _client))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a call submits a request: <c>SubmitAsync</c> of a client, typed or by name.</summary>
    public bool IsSubmission(IInvocationOperation call) =>
        call.TargetMethod is { Name: "SubmitAsync", IsStatic: false } && IsClient(call.TargetMethod.ContainingType);

    /// <summary>The typed request that a call submits, or null for any other call.</summary>
    public IOperation? RequestOf(IInvocationOperation call) =>
        IsSubmission(call) && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } request
            && SymbolEqualityComparer.Default.Equals(request.Parameter!.Type, _params) ? request.Value : null;

    /// <summary>The model's name and the raw parameters of a call by name, or null for any other call.</summary>
    public (IOperation Model, IOperation Params)? RawOf(IInvocationOperation call) =>
        IsSubmission(call)
            && call.Arguments.FirstOrDefault(argument => argument.Parameter is { Ordinal: 0, Type.SpecialType: SpecialType.System_String }) is { } model
            && call.Arguments.FirstOrDefault(argument => argument.Parameter is { Ordinal: 1, Type.Name: "JsonElement" }) is { } parameters
            ? (model.Value, parameters.Value)
            : null;

    /// <summary>The provider of the client that is called, if its type determines it.</summary>
    public static string? ProviderOf(IInvocationOperation call)
    {
        for (var type = call.Instance?.Type; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers("ProviderName"))
            {
                if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: string name })
                {
                    return name;
                }
            }
        }

        return null;
    }
}
