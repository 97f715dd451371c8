using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>
/// Reads an object that is built step by step in one block: <c>var body = new JsonObject(); body["prompt"] = text; body.Add("duration", 8);</c>.
/// </summary>
internal static class RawBuilder
{
    /// <summary>The members at a use of the local, or null if anything else happens to the object.</summary>
    public static List<RawMember>? Read(ILocalReferenceOperation use, ValueEvaluator evaluator, CancellationToken cancellationToken)
    {
        if (evaluator.SourceOf(use, cancellationToken) is not { } creation || RawRequest.Object(Conversions.WithoutConversions(creation)) is not { } members
            || StatementOf(creation) is not { Parent: IBlockOperation block } first)
        {
            return null;
        }

        // Each statement between the creation and the use adds a member, or does not name the object.
        var isBetween = false;
        foreach (var statement in block.Operations)
        {
            if (statement == first)
            {
                isBetween = true;
            }
            else if (isBetween && statement.Syntax.Span.Contains(use.Syntax.Span))
            {
                return Count(statement, use) == 1 ? members : null;
            }
            else if (isBetween && statement.Descendants().Any(operation => IsSame(operation, use)))
            {
                if (Added(statement, use) is not { } member)
                {
                    return null;
                }

                members.RemoveAll(earlier => earlier.Name == member.Name);
                members.Add(member);
            }
        }

        return null;
    }

    private static RawMember? Added(IOperation statement, ILocalReferenceOperation use)
    {
        var (name, value, count) = (statement as IExpressionStatementOperation)?.Operation switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } target, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }] }, Value: var assigned }
                when IsSame(target, use) => (key, assigned, Count(statement, use)),
            IInvocationOperation { TargetMethod.Name: "Add", Instance: { } target, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }, { Value: var added }] }
                when IsSame(target, use) => (key, added, Count(statement, use)),
            _ => (null, null, 0),
        };
        return name is not null && value is not null && count == 1 ? RawRequest.Member(name, value) : null;
    }

    private static int Count(IOperation statement, ILocalReferenceOperation use) => statement.Descendants().Count(operation => IsSame(operation, use));

    private static bool IsSame(IOperation operation, ILocalReferenceOperation use) =>
        operation is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, use.Local);

    private static IOperation? StatementOf(IOperation operation)
    {
        var outer = operation;
        while (outer.Parent is { } parent and not IBlockOperation)
        {
            outer = parent;
        }

        return outer.Parent is null ? null : outer;
    }
}
