using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.Analyzers.Flow;

/// <summary>Finds the destinations of all parameters in one file, in one walk.</summary>
internal sealed class DestinationsReader : CSharpSyntaxWalker
{
    private readonly Dictionary<string, ParameterDestinations> _found = new(StringComparer.Ordinal);
    private readonly List<Scope> _scopes = [];

    private DestinationsReader()
    {
    }

    public static Dictionary<string, ParameterDestinations> Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var reader = new DestinationsReader();
        reader.Visit(tree.GetRoot(cancellationToken));
        return reader._found;
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (node.ParameterList.Parameters.Count > 0)
        {
            In(node.Identifier, node.ParameterList.Parameters, () => base.VisitMethodDeclaration(node));
        }
        else
        {
            base.VisitMethodDeclaration(node);
        }
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        In(node.Identifier, node.ParameterList.Parameters, () => base.VisitLocalFunctionStatement(node));

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        In(node.Identifier, node.ParameterList.Parameters, () => base.VisitConstructorDeclaration(node), isConstructor: true);

    public override void VisitClassDeclaration(ClassDeclarationSyntax node) => Type(node, () => base.VisitClassDeclaration(node));

    public override void VisitStructDeclaration(StructDeclarationSyntax node) => Type(node, () => base.VisitStructDeclaration(node));

    public override void VisitRecordDeclaration(RecordDeclarationSyntax node) => Type(node, () => base.VisitRecordDeclaration(node));

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        Lambda(node, node.ParameterList.Parameters, () => base.VisitParenthesizedLambdaExpression(node));

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        Lambda(node, SyntaxFactory.SingletonSeparatedList(node.Parameter), () => base.VisitSimpleLambdaExpression(node));

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) =>
        Lambda(node, node.ParameterList?.Parameters ?? default, () => base.VisitAnonymousMethodExpression(node));

    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].Parameters.TryGetValue(node.Identifier.ValueText, out var destinations))
            {
                _scopes[i].Note(node, destinations);
                return;
            }
        }
    }

    private void Type(TypeDeclarationSyntax node, Action visit)
    {
        if (node.ParameterList is not { Parameters: { Count: > 0 } parameters })
        {
            visit();
            return;
        }

        In(node.Identifier, parameters, visit, isConstructor: true, isRecord: node is RecordDeclarationSyntax);
        if (node.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            // Another part may use it.
            ParameterDestinations.Add(_found, node.Identifier.ValueText, new() { Taken = true });
        }
    }

    private void Lambda(AnonymousFunctionExpressionSyntax node, SeparatedSyntaxList<ParameterSyntax> parameters, Action visit) =>
        In(node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } ? local.Identifier : default, parameters, visit);

    private void In(SyntaxToken name, SeparatedSyntaxList<ParameterSyntax> parameters, Action visit, bool isConstructor = false, bool isRecord = false)
    {
        var scope = new Scope(parameters, isRecord);
        _scopes.Add(scope);
        visit();
        _scopes.RemoveAt(_scopes.Count - 1);
        foreach (var destinations in scope.Parameters.Values)
        {
            if (destinations is not null && (destinations.Taken || destinations.Names.Count > 0) && name.ValueText is { Length: > 0 } text)
            {
                ParameterDestinations.Add(_found, text, destinations);
                if (isConstructor)
                {
                    ParameterDestinations.Add(_found, ParameterDestinations.AnyConstructor, destinations);
                }
            }
        }
    }

    private sealed class Scope
    {
        private readonly bool _isRecord;

        public Scope(SeparatedSyntaxList<ParameterSyntax> parameters, bool isRecord)
        {
            _isRecord = isRecord;
            foreach (var parameter in parameters)
            {
                Parameters[parameter.Identifier.ValueText] = new();
            }
        }

        // Null for a parameter that is used in another way.
        public Dictionary<string, ParameterDestinations?> Parameters { get; } = new(StringComparer.Ordinal);

        public void Note(IdentifierNameSyntax name, ParameterDestinations? destinations)
        {
            if (destinations is null)
            {
                return;
            }

            var use = NameUse.Of(name);
            if (use.Kind == NameUse.Purpose.Taken)
            {
                destinations.Taken = true;
            }
            else if (use.Kind == NameUse.Purpose.HandedOn)
            {
                destinations.Names.Add(use.Callee!);
            }
            else if (use.Kind == NameUse.Purpose.Other && !_isRecord)
            {
                // In a record's members the name refers to the property.
                Parameters[name.Identifier.ValueText] = null;
            }
        }
    }
}
