using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Json;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Analyzers.Requests;

/// <summary>Converts the value assigned to a field to the fact that prices and rules use.</summary>
internal sealed class FactReader(TypedContract contract, ValueEvaluator evaluator)
{
    public void Read(RecordField field, IOperation value, string path, FactTable facts, CancellationToken cancellationToken)
    {
        var place = Conversions.WithoutConversions(value);
        var written = Conversions.WithoutImplicitConversions(value);
        // KlingDuration.Seconds10: the most common value of a priced field.
        if (place is IFieldReferenceOperation { Field: { IsConst: true } constant } && field.Values is { } values && MemberOf(values, constant) is { } named)
        {
            facts.Set(path, Known(values, named, written));
            return;
        }

        if (place is IConversionOperation { OperatorMethod: not null, Operand: var operand } && Nested(operand, path, facts, cancellationToken))
        {
            facts.Set(path, new Fact(Presence.Yes, Place: written));
            return;
        }

        if (place is IConversionOperation { OperatorMethod: not null } union && contract.ParamEnumOf(union.Operand.Type) is not null)
        {
            place = union.Operand;
        }

        var fact = Scalar(field, value, place, written, cancellationToken);
        if (fact is null && field.Property.Type is INamedTypeSymbol { Name: "IReadOnlyList" } && ListReader.CountOf(value, evaluator, cancellationToken) is { } count)
        {
            fact = new Fact(Presence.Yes, Count: count, Place: written);
        }

        if (Nested(place, path, facts, cancellationToken))
        {
            fact = new Fact(Presence.Yes, Place: written);
        }

        facts.Set(
            path,
            fact ?? (field.Property.IsRequired || IsNeverNull(written)
                ? new Fact(Presence.Yes, Place: written)
                : new Fact(Presence.Unknown, Place: written) { Unclear = value }));
    }

    /// <summary>The fact of a field that is not set, or is null.</summary>
    public static Fact Unset(RecordField field)
    {
        if (field.Default is not { Length: > 0 } json || json == "null")
        {
            return new Fact(Presence.No, IsTextKnown: true);
        }

        if (json[0] is '{' or '[')
        {
            return Fact.Unknown;
        }

        var text = JsonString.Plain(json);
        return new Fact(Presence.Unknown, IsTextKnown: true, text, ParamEnumMember.NumberIn(text));
    }

    private Fact? Scalar(RecordField field, IOperation value, IOperation place, IOperation written, CancellationToken cancellationToken)
    {
        // FromSeconds(10): the duration of its argument.
        var source = place is IInvocationOperation { Arguments: [var argument] } call && ConversionMethod.DurationOf(call.TargetMethod, contract) is not null
            ? argument.Value
            : place is IConversionOperation { OperatorMethod: not null } ? place : contract.ParamEnumOf(place.Type) is not null ? place : value;
        object? only;
        if (source.ConstantValue is { HasValue: true, Value: var constant })
        {
            only = constant;
        }
        else if (evaluator.Evaluate(source, cancellationToken) is { IsSingle: true, Values: [var known] })
        {
            only = known.Value;
        }
        else
        {
            return null;
        }

        switch (only)
        {
            case null:
                return Unset(field) with { Plain = Presence.No, Place = written };
            case string text:
                return new Fact(Presence.Yes, IsTextKnown: true, text, Place: written);
            case bool flag:
                return new Fact(Presence.Yes, IsTextKnown: true, flag ? "true" : "false", Place: written);
        }

        var number = only is TimeSpan time ? (decimal)time.Ticks / TimeSpan.TicksPerSecond : ExactNumber.Of(only);
        if (number is not { } exact)
        {
            return null;
        }

        if ((contract.ParamEnumOf(field.Property.Type) ?? contract.ParamEnumOf(place.Type)) is not { } values)
        {
            return new Fact(Presence.Yes, IsTextKnown: true, ExactNumber.Text(exact), (double)exact, Place: written);
        }

        // A number that is not a member is reported by another rule.
        return values.MemberOf(exact) is { } found ? Known(values, found, written) : null;
    }

    private static Fact Known(ParamEnum values, ParamEnumMember member, IOperation written) =>
        new(Presence.Yes, IsTextKnown: true, member.Text, values.Role == FieldRole.Duration && member.Number >= 0 ? member.Number : member.TextAsNumber, Place: written);

    private static ParamEnumMember? MemberOf(ParamEnum values, IFieldSymbol field)
    {
        if (SymbolEqualityComparer.Default.Equals(field.ContainingType, values.Type))
        {
            foreach (var member in values.Members)
            {
                if (member.Name == field.Name)
                {
                    return member;
                }
            }
        }

        return null;
    }

    // (1024, 768), or new CustomSize { Width = 1024 }: the members by their wire names.
    private bool Nested(IOperation value, string path, FactTable facts, CancellationToken cancellationToken)
    {
        value = Conversions.WithoutConversions(value);
        if (value is ITupleOperation { Type: INamedTypeSymbol { IsTupleType: true } type } tuple)
        {
            for (var i = 0; i < tuple.Elements.Length; i++)
            {
                // The names are those of the generated conversion: width and height, in the tuple's order.
                if (type.TupleElements.Length == tuple.Elements.Length && TupleNames(tuple) is { } names
                    && evaluator.Evaluate(tuple.Elements[i], cancellationToken) is { IsSingle: true, Values: [{ Value: { } element }] }
                    && ExactNumber.Of(element) is { } number)
                {
                    facts.Set(
                        path + "." + WireNames.ToWire(names[i]),
                        new Fact(Presence.Yes, IsTextKnown: true, ExactNumber.Text(number), (double)number, Place: tuple.Elements[i]));
                }
            }

            return true;
        }

        if (value is not IObjectCreationOperation { Arguments.IsEmpty: true, Type: INamedTypeSymbol record } creation
            || ModelRecord.FieldsOf(record, contract) is not { IsEmpty: false } fields)
        {
            return false;
        }

        foreach (var field in fields)
        {
            facts.Set(path + "." + field.Name, Unset(field));
        }

        var assigned = contract.Assigned.Of(creation.Initializer);
        foreach (var (field, _, member) in assigned.Fields)
        {
            Read(field, member, path + "." + field.Name, facts, cancellationToken);
        }

        if (assigned.MayHaveExtras && RequestExtras.After(creation.Initializer, RequestExtras.None) is var extras && extras != RequestExtras.None)
        {
            foreach (var field in fields)
            {
                facts.Set(path + "." + field.Name, extras.Apply(field.Name, facts.Of(path + "." + field.Name)!));
            }
        }

        return true;
    }

    private static string[]? TupleNames(ITupleOperation tuple)
    {
        IOperation? parent = tuple.Parent;
        while (parent is IConversionOperation { OperatorMethod: null })
        {
            parent = parent.Parent;
        }

        return parent is IConversionOperation { OperatorMethod.Parameters: [{ Type: INamedTypeSymbol { IsTupleType: true } type }] }
            ? type.TupleElements.Select(element => element.Name).ToArray()
            : null;
    }

    private static bool IsNeverNull(IOperation written) =>
        written.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };
}
