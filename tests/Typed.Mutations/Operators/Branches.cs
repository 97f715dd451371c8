using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Typed.Mutations.Compiling;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Typed.Mutations.Operators;

/// <summary>Puts a mutant beside the original code, behind the switch.</summary>
internal sealed class Branches(MutantList mutants)
{
    public ExpressionSyntax Instead(ExpressionSyntax place, ExpressionSyntax visited, ExpressionSyntax changed) =>
        mutants.Add(place, changed.ToString()) is { } id
            ? ParenthesizedExpression(Marked(ConditionalExpression(Test(id), ParenthesizedExpression(changed), ParenthesizedExpression(visited)), id)) : visited;

    public StatementSyntax Instead(StatementSyntax place, StatementSyntax visited, StatementSyntax changed) =>
        mutants.Add(place, changed.ToString()) is { } id ? Marked(IfStatement(Test(id), Block(changed), ElseClause(Block(visited))), id) : visited;

    public StatementSyntax Removed(StatementSyntax place, StatementSyntax visited) =>
        mutants.Add(place, "(removed)") is { } id ? Marked(IfStatement(Not(id), Block(visited)), id) : visited;

    public ExpressionSyntax Always(ExpressionSyntax place, ExpressionSyntax visited) => Condition(place, visited, "true", SyntaxKind.LogicalOrExpression, SyntaxKind.BitwiseOrExpression, Test);

    public ExpressionSyntax Never(ExpressionSyntax place, ExpressionSyntax visited) => Condition(place, visited, "false", SyntaxKind.LogicalAndExpression, SyntaxKind.BitwiseAndExpression, Not);

    /// <summary>An arm without its mutants, after one arm for each change of its pattern.</summary>
    public IEnumerable<SwitchExpressionArmSyntax> Arm(SwitchExpressionArmSyntax place, SwitchExpressionArmSyntax visited)
    {
        var arm = visited;
        foreach (var pattern in PatternMutants.Of(place.Pattern))
        {
            if (mutants.Add(place.Pattern, pattern.ToString()) is { } id)
            {
                yield return Marked(SwitchExpressionArm(pattern, And(place.WhenClause, Test(id), id), place.Expression), id);
                arm = arm.WithWhenClause(And(arm.WhenClause, Not(id), id));
            }
        }

        if (place.Pattern is not (DiscardPatternSyntax or VarPatternSyntax) && mutants.Add(place, "(arm removed)") is { } removed)
        {
            arm = arm.WithWhenClause(And(arm.WhenClause, Not(removed), removed));
        }

        yield return arm;
    }

    /// <summary>A label of a switch statement that can be removed.</summary>
    public SwitchLabelSyntax Label(SwitchLabelSyntax place, SwitchLabelSyntax visited)
    {
        if (visited is DefaultSwitchLabelSyntax || mutants.Add(place, "(case removed)") is not { } id)
        {
            return visited;
        }

        return visited is CasePatternSwitchLabelSyntax label
            ? label.WithWhenClause(And(label.WhenClause, Not(id), id))
            : CasePatternSwitchLabel(ConstantPattern(((CaseSwitchLabelSyntax)visited).Value), And(null, Not(id), id), Token(SyntaxKind.ColonToken));
    }

    private static WhenClauseSyntax And(WhenClauseSyntax? clause, ExpressionSyntax condition, int id) => WhenClause(
        clause is null ? Marked(ParenthesizedExpression(condition), id)
        : Marked(BinaryExpression(SyntaxKind.LogicalAndExpression, ParenthesizedExpression(clause.Condition), condition), id));

    private static ExpressionSyntax Test(int id) => ParseExpression(MutantSwitch.Test(id));

    private static PrefixUnaryExpressionSyntax Not(int id) => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Test(id));

    private static T Marked<T>(T node, int id)
        where T : SyntaxNode => node.WithAdditionalAnnotations(new SyntaxAnnotation(MutantList.Mark, id.ToString(CultureInfo.InvariantCulture)));

    // A variable of a pattern has its value only where a short-circuit operator says so; the variable of an out argument after both operands.
    private static bool NeedsBothOperands(ExpressionSyntax condition) =>
        condition.DescendantNodes().OfType<DeclarationExpressionSyntax>().Any()
        && !condition.DescendantNodesAndSelf().Any(node => node is SingleVariableDesignationSyntax { Parent: PatternSyntax }
            || node.IsKind(SyntaxKind.LogicalAndExpression) || node.IsKind(SyntaxKind.LogicalOrExpression));

    private ExpressionSyntax Condition(ExpressionSyntax place, ExpressionSyntax visited, string changed, SyntaxKind shortKind, SyntaxKind bothKind, Func<int, ExpressionSyntax> operand) =>
        mutants.Add(place, changed) is { } id
            ? ParenthesizedExpression(Marked(BinaryExpression(NeedsBothOperands(place) ? bothKind : shortKind, ParenthesizedExpression(visited), operand(id)), id)) : visited;
}
