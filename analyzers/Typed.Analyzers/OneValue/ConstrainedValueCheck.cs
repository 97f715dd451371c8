using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the value assigned to one field against its constraints.</summary>
internal readonly struct ConstrainedValueCheck
{
    private readonly ConstraintReport _report;
    private readonly CancellationToken _cancellationToken;
    private readonly ValueEvaluator _evaluator;

    public ConstrainedValueCheck(OperationAnalysisContext context, TypedContract contract, RecordField field, ValueEvaluator evaluator)
        : this(new(context, field, contract), evaluator, context.CancellationToken)
    {
    }

    private ConstrainedValueCheck(in ConstraintReport report, ValueEvaluator evaluator, CancellationToken cancellationToken)
    {
        _report = report;
        _evaluator = evaluator;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether a value is a written text that is certainly not too short or too long, and whose length is its only limit. Most values are.</summary>
    /// <remarks>Reads the syntax: a constant's text is made anew for each operation, with a weak reference to it.</remarks>
    public static bool IsShortText(RecordField field, IOperation value) =>
        value.Kind == OperationKind.Literal && field.IsPlainText && field.Item is null
        && value.Syntax is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: { Length: > 0 } text }
        // A character has one or two code units.
        && text.Length >= 2 * (long)field.MinLength && text.Length <= field.MaxLength && text.Length <= field.SoftMaxLength && !char.IsWhiteSpace(text[0]);

    public void Run(IOperation value)
    {
        var field = _report.Field;
        if (field.Item is not null)
        {
            Nulls(value);
            List(value);
        }
        else if (field.MapValue is not null)
        {
            Nulls(value);
            Map(value);
        }
        else if (field.IsTextOrNumber)
        {
            // A constant needs no value set with a single value.
            if (value.ConstantValue is { HasValue: true, Value: var constant })
            {
                One(new KnownValue(constant, Conversions.WithoutConversions(value)));
                return;
            }

            foreach (var known in _evaluator.Evaluate(value, _cancellationToken).Values)
            {
                One(known);
            }
        }
        else
        {
            Nulls(value);
        }
    }

    // The value of an object or list is unknown, but null can be detected.
    private void Nulls(IOperation value)
    {
        if (_report.Field.Property is { IsRequired: true, Type.IsReferenceType: true })
        {
            foreach (var known in _evaluator.Evaluate(value, _cancellationToken).Values.Where(known => known.Value is null))
            {
                _report.Null(known);
            }
        }
    }

    private void One(KnownValue known)
    {
        switch (known.Value)
        {
            case null: _report.Null(known); break;
            case string text: TextChecks.Run(_report, known, text); break;
            default: NumberChecks.Run(_report, known); break;
        }
    }

    private void List(IOperation value)
    {
        foreach (var list in ListReader.Read(value, _evaluator, _cancellationToken))
        {
            ListChecks.Count(_report, list);
            var known = Values(list);
            ListChecks.Repetition(_report, known);
            if (_report.Field.IsItemTextOrNumber)
            {
                foreach (var item in known.SelectMany(values => values.Values).Where(item => item.Value is not null))
                {
                    One(item);
                }
            }

            foreach (var item in list.Items)
            {
                Inner(item);
            }
        }
    }

    private void Map(IOperation value)
    {
        foreach (var one in MapReader.Values(value))
        {
            Inner(one);
        }
    }

    // A list within a list, or a value of a dictionary. The compiler itself warns of a null.
    private void Inner(IOperation value)
    {
        if (_report.Field.Inner is not { } field)
        {
            return;
        }

        var inner = new ConstrainedValueCheck(_report.Of(field), _evaluator, _cancellationToken);
        if (field.Item is not null)
        {
            inner.List(value);
        }
        else if (field.MapValue is not null)
        {
            inner.Map(value);
        }
        else if (field.IsTextOrNumber)
        {
            foreach (var known in _evaluator.Evaluate(value, _cancellationToken).Values.Where(known => known.Value is not null))
            {
                inner.One(known);
            }
        }
    }

    private ValueSet[] Values(ItemSet list)
    {
        var values = new ValueSet[list.Items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _evaluator.Evaluate(list.Items[i], _cancellationToken);
        }

        return values;
    }
}
