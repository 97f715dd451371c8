using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.CostReports;

/// <summary>Recognizes the HTTP endpoints of ASP.NET Core: handlers of <c>MapPost</c> and the like, and actions of controllers.</summary>
internal static class Endpoints
{
    private const int MaxGroups = 8;

    private static readonly Dictionary<string, string> s_maps = new(StringComparer.Ordinal)
    {
        ["MapGet"] = "GET",
        ["MapPost"] = "POST",
        ["MapPut"] = "PUT",
        ["MapDelete"] = "DELETE",
        ["MapPatch"] = "PATCH",
        ["MapMethods"] = "",
        ["Map"] = "",
    };

    private static readonly Dictionary<string, string> s_actions = new(StringComparer.Ordinal)
    {
        ["HttpGetAttribute"] = "GET",
        ["HttpPostAttribute"] = "POST",
        ["HttpPutAttribute"] = "PUT",
        ["HttpDeleteAttribute"] = "DELETE",
        ["HttpPatchAttribute"] = "PATCH",
    };

    /// <summary>The endpoint that a lambda handles, such as <c>POST /videos</c>, or null if the lambda is not a handler.</summary>
    public static string? RouteOf(IAnonymousFunctionOperation lambda, ValueEvaluator evaluator, CancellationToken cancellationToken)
    {
        var outer = lambda.Parent;
        while (outer is IConversionOperation or IDelegateCreationOperation)
        {
            outer = outer.Parent;
        }

        return outer is IArgumentOperation { Parent: IInvocationOperation map } ? RouteOf(map, evaluator, cancellationToken) : null;
    }

    /// <summary>The endpoint that a call maps, or null for any other call.</summary>
    public static string? RouteOf(IInvocationOperation map, ValueEvaluator evaluator, CancellationToken cancellationToken) =>
        IsBuilder(map.TargetMethod) && s_maps.TryGetValue(map.TargetMethod.Name, out var verb)
            ? Joined(verb, PathOf(map, evaluator, 0, cancellationToken))
            : null;

    /// <summary>The method that handles what a call maps, if it is given by its name.</summary>
    public static IMethodSymbol? HandlerOf(IInvocationOperation map) => map.Arguments
        .SelectMany(argument => argument.Value.DescendantsAndSelf().TakeWhile(part => part is not IAnonymousFunctionOperation))
        .OfType<IMethodReferenceOperation>().FirstOrDefault()?.Method.OriginalDefinition;

    /// <summary>The endpoint of a controller's action, or null for any other method.</summary>
    public static string? RouteOf(IMethodSymbol action)
    {
        foreach (var attribute in action.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingNamespace: { Name: "Mvc", ContainingNamespace.Name: "AspNetCore" } } type && s_actions.TryGetValue(type.Name, out var verb))
            {
                return Joined(verb, Combined(Template(action.ContainingType.GetAttributes().FirstOrDefault(one => one.AttributeClass?.Name == "RouteAttribute")), Template(attribute))
                    .Replace("[controller]", ControllerName(action.ContainingType.Name)).Replace("[action]", action.Name));
            }
        }

        return null;
    }

    // The route with the prefixes of the groups around it. A part that is not written in the code is "…".
    private static string PathOf(IInvocationOperation map, ValueEvaluator evaluator, int depth, CancellationToken cancellationToken)
    {
        var text = map.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String) is { } pattern
            ? evaluator.Evaluate(pattern.Value, cancellationToken) is { IsSingle: true, Values: [{ Value: string route }] } ? route : "…"
            : "";
        var receiver = map.Instance ?? map.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
        receiver = receiver is null ? null : Conversions.WithoutConversions(receiver);
        if (receiver is ILocalReferenceOperation && evaluator.SourceOf(receiver, cancellationToken) is { } source)
        {
            receiver = Conversions.WithoutConversions(source);
        }

        // MapGroup("/api").RequireAuthorization(): what follows the group returns it.
        while (receiver is IInvocationOperation { TargetMethod.Name: not "MapGroup" } chained && (chained.Instance ?? chained.Arguments.FirstOrDefault()?.Value) is { } inner && depth++ < MaxGroups)
        {
            receiver = Conversions.WithoutConversions(inner);
        }

        return receiver is IInvocationOperation { TargetMethod.Name: "MapGroup" } group && depth < MaxGroups
            ? Combined(PathOf(group, evaluator, depth + 1, cancellationToken), text)
            : text;
    }

    private static bool IsBuilder(IMethodSymbol method) => method.ContainingNamespace is { Name: "Builder", ContainingNamespace: { Name: "AspNetCore" } };

    private static string? Template(AttributeData? attribute) => attribute?.ConstructorArguments is [{ Value: string template }, ..] ? template : null;

    private static string ControllerName(string type) => type.EndsWith("Controller", StringComparison.Ordinal) ? type.Substring(0, type.Length - "Controller".Length) : type;

    private static string Combined(string? first, string? second) =>
        second?.StartsWith("~/", StringComparison.Ordinal) == true ? second.Substring(1)
        : string.Join("/", new[] { first, second }.Select(part => part?.Trim('/')).Where(part => !string.IsNullOrEmpty(part)));

    private static string Joined(string verb, string path) => $"{verb} /{path.TrimStart('/')}".TrimStart();
}
