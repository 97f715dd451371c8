using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Fixes;

namespace Typed.Analyzers.RuntimeUse;

/// <summary>Finds records in a <c>JsonSerializerContext</c> of the project that generates them: the serializer's generator cannot see them (TYP4008).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonContextAnalyzer() : RuleAnalyzer(Descriptors.InvisibleRecord)
{
    private protected override void Start(CompilationStartAnalysisContext context, TypedContract contract)
    {
        if (context.Compilation.GetTypeByMetadataName("System.Text.Json.Serialization.JsonSerializableAttribute") is { } attribute)
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

        if (IsInvisible(target, context.Compilation))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InvisibleRecord,
                type.GetLocation(),
                new FixData { IsRemovable = HasOther(context, attribute, contract, serializable) }.ToProperties(),
                record.Type.Name));
        }
    }

    // The output of another generator in the same project does not exist yet when the serializer's generator runs.
    private static bool IsInvisible(ITypeSymbol target, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, compilation.Assembly)
        && target.DeclaringSyntaxReferences.Any(part => part.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    // A context with nothing to generate remains abstract and does not compile.
    private static bool HasOther(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, TypedContract contract, INamedTypeSymbol serializable) =>
        attribute.Parent?.Parent is BaseTypeDeclarationSyntax declaration
        && context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is { } type
        && type.GetAttributes().Any(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, serializable)
            && other.ConstructorArguments is [{ Value: ITypeSymbol named }, ..] && !(contract.RecordOf(named) is not null && IsInvisible(named, context.Compilation)));
}
