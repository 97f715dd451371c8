using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds records in a <c>JsonSerializerContext</c> of the project that generates them: its generator cannot see them (TYP4008).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonContextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.InvisibleRecord);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (TypedContract.Of(context.Compilation) is { } contract
            && context.Compilation.GetTypeByMetadataName("System.Text.Json.Serialization.JsonSerializableAttribute") is { } attribute)
        {
            context.RegisterSyntaxNodeAction(node => Attribute(node, contract, attribute), SyntaxKind.Attribute);
        }
    }

    private static void Attribute(SyntaxNodeAnalysisContext context, TypedContract contract, INamedTypeSymbol serializable)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute is not { Name: var name, ArgumentList.Arguments: [{ Expression: TypeOfExpressionSyntax { Type: var type } }, ..] }
            || !name.ToString().Contains("JsonSerializable")
            || !SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType, serializable)
            || context.SemanticModel.GetTypeInfo(type, context.CancellationToken).Type is not { } target
            || contract.RecordOf(target) is not { } record)
        {
            return;
        }

        // What another generator of the same project made is not there yet when the serializer's one looks.
        if (SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, context.Compilation.Assembly)
            && target.DeclaringSyntaxReferences.Any(part => part.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvisibleRecord, type.GetLocation(), record.Type.Name));
        }
    }
}
