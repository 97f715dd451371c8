using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Analyzers.Contract;

namespace Typed.CodeFixes.SeveralValues;

/// <summary>Finds a value for a missing property, so that the result compiles and does not cause another diagnostic.</summary>
internal static class MissingValue
{
    private const string Input = "MediaInput";

    /// <summary>A variable in scope with the property's name, otherwise an empty text if the property accepts one; null if there is no such value.</summary>
    public static string? For(InitializerExpressionSyntax request, string property, SemanticModel model, CancellationToken cancellationToken)
    {
        if (request.Parent is not ExpressionSyntax creation || model.GetTypeInfo(creation, cancellationToken).Type is not { } record
            || record.GetMembers(property).OfType<IPropertySymbol>().FirstOrDefault() is not { } target)
        {
            return null;
        }

        var name = char.ToLowerInvariant(property[0]) + property.Substring(1);
        foreach (var symbol in model.LookupSymbols(request.SpanStart, name: name))
        {
            if (TypeOf(symbol, request) is { } type && Converted(name, type, target.Type, model) is { } value)
            {
                return value;
            }
        }

        return target.Type.SpecialType == SpecialType.System_String && TypedContract.Of(model.Compilation)?.FieldOf(target) is not { IsConstrained: true } ? "\"\"" : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol, SyntaxNode place) => symbol switch
    {
        // Not the local that the request itself is assigned to.
        ILocalSymbol local when local.DeclaringSyntaxReferences.All(declaration => declaration.Span.End <= place.SpanStart) => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };

    private static string? Converted(string name, ITypeSymbol from, ITypeSymbol to, SemanticModel model) =>
        model.Compilation.ClassifyConversion(from, to) is { Exists: true, IsImplicit: true } ? name
        : to.Name == Input && from.SpecialType == SpecialType.System_String ? $"{to.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.FromUrl({name})"
        : null;
}
