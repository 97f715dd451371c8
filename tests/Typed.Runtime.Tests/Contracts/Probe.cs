using Typed.Reading;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.RuntimeTests.Contracts;

/// <summary>A record with the fields that a test needs, each with a value.</summary>
public sealed record Probe : ModelParams, IModelParams<Probe>
{
    private readonly ModelInfo _model;
    private readonly (ParamField Field, object? Value)[] _values;

    private Probe(ModelInfo model, (ParamField Field, object? Value)[] values) => (_model, _values) = (model, values);

    public static ModelInfo<Probe> Info { get; } = new("probe", "probe", "image", []);

    public static Probe Of(params (ParamField Field, object? Value)[] values) => new(new ModelInfo<Probe>("probe", "probe", "image", [.. values.Select(item => item.Field)]), values);

    public static Probe Priced(PriceTable prices, params (ParamField Field, object? Value)[] values) =>
        new(new ModelInfo<Probe>("probe", "probe", "image", [.. values.Select(item => item.Field)]) { Prices = prices }, values);

    public static Probe Ruled(CrossFieldRule rule, params (ParamField Field, object? Value)[] values) =>
        new(new ModelInfo<Probe>("probe", "probe", "image", [.. values.Select(item => item.Field)]) { Rules = [rule] }, values);

    static ParamsObject IReadableParams.Read(ParamsReader reader) => throw new NotSupportedException("A probe is not read.");

    protected override ModelInfo GetModel() => _model;

    protected override void Accept(ParamVisitor visitor)
    {
        foreach (var (field, value) in _values)
        {
            Visit(visitor, field, value);
        }
    }

    /// <summary>A value of a kind that has no case here: a list of objects, a map.</summary>
    public static Action<ParamVisitor, ParamField> Visits(Action<ParamVisitor, ParamField> visit) => visit;

    private static void Visit(ParamVisitor visitor, ParamField field, object? value)
    {
        if (value is Action<ParamVisitor, ParamField> visit)
        {
            visit(visitor, field);
            return;
        }

        switch (field.Kind)
        {
            case ParamKind.Text:
                visitor.Text(field, (string?)value);
                break;
            case ParamKind.Integer:
                visitor.Integer(field, value is null ? null : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ParamKind.Number:
                visitor.Number(field, value is null ? null : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ParamKind.Boolean:
                visitor.Boolean(field, (bool?)value);
                break;
            case ParamKind.Choice:
                visitor.Choice(field, (int?)value);
                break;
            case ParamKind.List when value is IReadOnlyList<long> numbers:
                visitor.IntegerList(field, numbers);
                break;
            case ParamKind.List when value is IReadOnlyList<double> numbers:
                visitor.NumberList(field, numbers);
                break;
            case ParamKind.List:
                visitor.TextList(field, (IReadOnlyList<string>?)value);
                break;
            case ParamKind.Object:
                visitor.Object(field, (ParamsObject?)value);
                break;
            case ParamKind.Json:
                visitor.Json(field, (System.Text.Json.JsonElement?)value);
                break;
            default:
                throw new NotSupportedException(field.Kind.ToString());
        }
    }
}
