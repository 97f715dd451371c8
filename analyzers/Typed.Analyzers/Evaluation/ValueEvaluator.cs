using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>
/// Finds the values that an expression can have, through constants, conversions, locals assigned once, readonly fields,
/// <c>?:</c>, <c>??</c>, switch expressions, <see cref="TimeSpan"/> factories and their totals. Unknown values are omitted, never guessed.
/// </summary>
internal sealed class ValueEvaluator
{
    // Deeper than real code. Stops at a local that is its own source.
    private const int MaxDepth = 32;

    private readonly INamedTypeSymbol? _timeSpan;
    private readonly FieldInitializers _fields;
    private readonly RecentWrites _locals;
    private readonly IParameterSymbol? _parameter;
    private readonly IOperation? _argument;
    private readonly ValueEvaluator? _outer;
    private EvaluatedLocal? _lastLocal;

    public ValueEvaluator(Compilation compilation)
    {
        _timeSpan = compilation.GetTypeByMetadataName("System.TimeSpan");
        _fields = new(compilation);
        _locals = new();
    }

    private ValueEvaluator(ValueEvaluator other, IParameterSymbol parameter, IOperation argument)
    {
        _timeSpan = other._timeSpan;
        _fields = other._fields;
        _locals = other._locals;
        _parameter = parameter;
        _argument = argument;
        _outer = other;
    }

    /// <summary>Creates an evaluator for one call of a method: the parameter has the value of that call's argument.</summary>
    public ValueEvaluator With(IParameterSymbol parameter, IOperation argument) => new(this, parameter, argument);

    public ValueSet Evaluate(IOperation operation, CancellationToken cancellationToken) => Evaluate(operation, 0, cancellationToken);

    /// <summary>The argument that the current calls pass to a parameter, or null for any other operation.</summary>
    public IOperation? ArgumentOf(IOperation operation)
    {
        if (_parameter is null || operation is not IParameterReferenceOperation { Parameter: var parameter })
        {
            return null;
        }

        return SymbolEqualityComparer.Default.Equals(parameter, _parameter) ? _argument : _outer?.ArgumentOf(operation);
    }

    private ValueSet Evaluate(IOperation operation, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Read once: each read boxes the number again.
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return ValueSet.Of(constant, Conversions.WithoutConversions(operation));
        }

        // The common end cases, before anything is allocated.
        return depth == MaxDepth || operation is IInstanceReferenceOperation || (operation is IParameterReferenceOperation { Parameter.ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } && _parameter is null)
            ? ValueSet.Unknown
            : Composed(operation, depth, cancellationToken);
    }

    private ValueSet Composed(IOperation operation, int depth, CancellationToken cancellationToken)
    {
        // The most common cases, before a delegate is created for the others.
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Converted(Evaluate(conversion.Operand, depth + 1, cancellationToken), conversion.Type);
            case ILocalReferenceOperation local:
                return Local(local, depth, cancellationToken);
            case IConditionalOperation { IsRef: false, WhenFalse: { } whenFalse } conditional:
                return conditional.Condition.ConstantValue is { HasValue: true, Value: bool taken }
                    ? Evaluate(taken ? conditional.WhenTrue : whenFalse, depth + 1, cancellationToken)
                    : Evaluate(conditional.WhenTrue, depth + 1, cancellationToken).Union(Evaluate(whenFalse, depth + 1, cancellationToken));
            case IPropertyReferenceOperation property:
                return property.Instance is { } whole && IsTimeSpan(whole.Type) ? TimeSpanCall.Part(property, Evaluate(whole, depth + 1, cancellationToken)) : ValueSet.Unknown;
            case IParameterReferenceOperation parameter when ArgumentOf(operation) is null:
                return parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
                    ? Passed(parameter, depth, cancellationToken) : ValueSet.Unknown;
            default:
                return Rare(operation, depth, cancellationToken);
        }
    }

    private ValueSet Local(ILocalReferenceOperation local, int depth, CancellationToken cancellationToken)
    {
        // Several analyzers evaluate the same value, one after the other. With an argument for a parameter, each call has values of its own.
        if (_parameter is null && Volatile.Read(ref _lastLocal) is { } last && ReferenceEquals(last.Reference, local))
        {
            return last.Values;
        }

        var values = _locals.OnlyValueOf(local, cancellationToken) is { } value ? Evaluate(value, depth + 1, cancellationToken).SeenAt(local) : Looped(local, depth, cancellationToken);
        if (_parameter is null && depth < MaxDepth / 2)
        {
            Volatile.Write(ref _lastLocal, new EvaluatedLocal(local, values));
        }

        return values;
    }

    // Methods of their own: a lambda in the caller would allocate for every value, not only for these.
    private ValueSet Looped(ILocalReferenceOperation local, int depth, CancellationToken cancellationToken) => LoopItems.Of(local, part => Evaluate(part, depth + 1, cancellationToken));

    private ValueSet Passed(IParameterReferenceOperation parameter, int depth, CancellationToken cancellationToken) =>
        LoopItems.Of(parameter, part => Evaluate(part, depth + 1, cancellationToken));

    private ValueSet Rare(IOperation operation, int depth, CancellationToken cancellationToken)
    {
        ValueSet Next(IOperation part) => Evaluate(part, depth + 1, cancellationToken);
        return operation switch
        {
            IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Plus or UnaryOperatorKind.Minus } unary => Arithmetic.Signed(unary, Next(unary.Operand)),
            ICoalesceOperation coalesce => Coalesced(Next(coalesce.Value), coalesce.WhenNull, Next),
            // A constant subject makes arms unreachable. That is never intended, so it isn't evaluated.
            ISwitchExpressionOperation { Value.ConstantValue.HasValue: false } choice =>
                choice.Arms.Aggregate(ValueSet.None, (values, arm) => values.Union(Next(arm.Value))),
            IThrowOperation => ValueSet.None,
            IBinaryOperation binary => Arithmetic.Binary(binary, Next),
            IInterpolatedStringOperation interpolated => Arithmetic.Interpolated(interpolated, Next),
            IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Min" or "Max" or "Clamp", ContainingType: { Name: nameof(Math), ContainingNamespace.Name: nameof(System) } } } limit =>
                Arithmetic.Limit(limit, Next),
            IInvocationOperation { TargetMethod.Name: "Max" or "Min" or "First" or "Last" } call when WrittenList.IsLinq(call.TargetMethod) => WrittenList.Chosen(call, Next),
            IParameterReferenceOperation when ArgumentOf(operation) is { } argument => Next(argument),
            IFieldReferenceOperation { Instance: { Type.IsTupleType: true } tuple } part =>
                PartOf(tuple, part, cancellationToken) is { } value ? Next(value).SeenAt(part) : ValueSet.Unknown,
            IFieldReferenceOperation field => Field(field, Next, cancellationToken),
            IInvocationOperation { TargetMethod: { IsStatic: true } method } call when IsTimeSpan(method.ContainingType) =>
                TimeSpanCall.Evaluate(call, method.Name, call.Arguments, Next),
            IObjectCreationOperation { Initializer: null } creation when IsTimeSpan(creation.Type) =>
                TimeSpanCall.Evaluate(creation, ".ctor", creation.Arguments, Next),
            _ => ValueSet.Unknown,
        };
    }

    private static ValueSet Converted(ValueSet values, ITypeSymbol? type) => values.Values.IsEmpty ? values : Each(values, type);

    private static ValueSet Each(ValueSet values, ITypeSymbol? type) =>
        values.Select(value => value.Value is null
            ? value
            : NumericConversion.Convert(value.Value, type) is not { } converted ? null
            : ReferenceEquals(converted, value.Value) ? value
            : value with { Value = converted });

    private static ValueSet Coalesced(ValueSet values, IOperation whenNull, Func<IOperation, ValueSet> next)
    {
        var present = values.WithoutNull();
        return values.IsComplete && present.Values.Length == values.Values.Length ? present : present.Union(next(whenNull));
    }

    private static ValueSet SeenAt(IOperation reference, IOperation? value, Func<IOperation, ValueSet> next) =>
        value is null ? ValueSet.Unknown : next(value).SeenAt(reference);

    /// <summary>The value of a local that is assigned once or of a readonly field that never changes; null for anything else.</summary>
    public IOperation? SourceOf(IOperation reference, CancellationToken cancellationToken) => reference switch
    {
        ILocalReferenceOperation local => _locals.OnlyValueOf(local, cancellationToken),
        IFieldReferenceOperation field => _fields.InitializerOf(field, cancellationToken),
        _ => null,
    };

    // pair.Item1, and pair.Item2.Item1: the tuple may be a part of another.
    private IOperation? PartOf(IOperation tuple, IFieldReferenceOperation part, CancellationToken cancellationToken)
    {
        tuple = Conversions.WithoutConversions(tuple);
        var whole = tuple is IFieldReferenceOperation { Instance: { Type.IsTupleType: true } outer } inner ? PartOf(outer, inner, cancellationToken) : SourceOf(tuple, cancellationToken);
        return Deconstruction.PartOf(whole ?? tuple, part);
    }

    private ValueSet Field(IFieldReferenceOperation reference, Func<IOperation, ValueSet> next, CancellationToken cancellationToken)
    {
        if (reference.Field is { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String })
        {
            return ValueSet.Of("", reference);
        }

        if (IsTimeSpan(reference.Field.ContainingType))
        {
            return reference.Field.Name == nameof(TimeSpan.Zero) ? ValueSet.Of(TimeSpan.Zero, reference) : ValueSet.Unknown;
        }

        return Converted(SeenAt(reference, _fields.InitializerOf(reference, cancellationToken), next), reference.Field.Type);
    }

    private bool IsTimeSpan(ITypeSymbol? type) => _timeSpan is not null && SymbolEqualityComparer.Default.Equals(type, _timeSpan);

    private sealed record EvaluatedLocal(ILocalReferenceOperation Reference, ValueSet Values);
}
