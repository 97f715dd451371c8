using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Typed.Mutations.Operators;

/// <summary>Operators and methods that are mistaken for each other.</summary>
internal static class Swaps
{
    private static readonly Dictionary<string, string> s_methods = Both(
        ("Any", "All"), ("First", "Last"), ("FirstOrDefault", "LastOrDefault"), ("Min", "Max"), ("MinBy", "MaxBy"), ("OrderBy", "OrderByDescending"), ("ThenBy", "ThenByDescending"),
        ("Floor", "Ceiling"), ("Skip", "Take"), ("StartsWith", "EndsWith"), ("IndexOf", "LastIndexOf"), ("TrimStart", "TrimEnd"));

    private static readonly Dictionary<SyntaxKind, (SyntaxKind Kind, SyntaxKind Token)> s_operators = new()
    {
        [SyntaxKind.LessThanExpression] = (SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanEqualsToken),
        [SyntaxKind.LessThanOrEqualExpression] = (SyntaxKind.LessThanExpression, SyntaxKind.LessThanToken),
        [SyntaxKind.GreaterThanExpression] = (SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanEqualsToken),
        [SyntaxKind.GreaterThanOrEqualExpression] = (SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanToken),
        [SyntaxKind.EqualsExpression] = (SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
        [SyntaxKind.NotEqualsExpression] = (SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
        [SyntaxKind.LogicalAndExpression] = (SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken),
        [SyntaxKind.LogicalOrExpression] = (SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken),
        [SyntaxKind.AddExpression] = (SyntaxKind.SubtractExpression, SyntaxKind.MinusToken),
        [SyntaxKind.SubtractExpression] = (SyntaxKind.AddExpression, SyntaxKind.PlusToken),
        [SyntaxKind.MultiplyExpression] = (SyntaxKind.DivideExpression, SyntaxKind.SlashToken),
        [SyntaxKind.DivideExpression] = (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        [SyntaxKind.ModuloExpression] = (SyntaxKind.MultiplyExpression, SyntaxKind.AsteriskToken),
        [SyntaxKind.LeftShiftExpression] = (SyntaxKind.RightShiftExpression, SyntaxKind.GreaterThanGreaterThanToken),
        [SyntaxKind.RightShiftExpression] = (SyntaxKind.LeftShiftExpression, SyntaxKind.LessThanLessThanToken),
        [SyntaxKind.BitwiseAndExpression] = (SyntaxKind.BitwiseOrExpression, SyntaxKind.BarToken),
        [SyntaxKind.BitwiseOrExpression] = (SyntaxKind.BitwiseAndExpression, SyntaxKind.AmpersandToken),
    };

    public static IEnumerable<ExpressionSyntax> Of(BinaryExpressionSyntax binary, SemanticModel model)
    {
        // A condition that is always and never true says more than its opposite.
        var isCondition = binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression && ConditionRole.Of(binary, model) == (true, true);
        if (!isCondition && s_operators.TryGetValue(binary.Kind(), out var other) && model.GetTypeInfo(binary).Type?.SpecialType != SpecialType.System_String)
        {
            yield return BinaryExpression(other.Kind, binary.Left, Token(other.Token).WithTriviaFrom(binary.OperatorToken), binary.Right);
        }
    }

    public static InvocationExpressionSyntax? Of(InvocationExpressionSyntax call)
    {
        SimpleNameSyntax? name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            IdentifierNameSyntax simple => simple,
            _ => null,
        };
        return name is IdentifierNameSyntax && s_methods.TryGetValue(name.Identifier.ValueText, out var other) ? call.ReplaceNode(name, IdentifierName(other)) : null;
    }

    private static Dictionary<string, string> Both(params (string First, string Second)[] pairs) =>
        pairs.Concat(pairs.Select(pair => (pair.Second, pair.First))).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
}
