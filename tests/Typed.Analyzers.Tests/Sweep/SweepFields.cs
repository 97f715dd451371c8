using System.Reflection;
using System.Runtime.CompilerServices;
using Typed.Constraints;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>The fields of a model, those of its nested objects among them, and what cannot be tried.</summary>
internal sealed class SweepFields
{
    private readonly List<SweepField> _fields = [];
    private readonly List<string> _skipped = [];

    private SweepFields(SweepPlace place) => Record(place);

    public IReadOnlyList<SweepField> All => _fields;

    /// <summary>Fields that are not tried, each with the reason.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    public static SweepFields Of(ModelInfo model) => new(SweepPlace.Of(model));

    /// <summary>Why a value that a helper's caller gives is not looked at; null where it is.</summary>
    public static string? ReasonWithoutHelper(SweepField field) =>
        field.Member is null ? null : "a pair's members are looked at where the pair is";

    private void Record(SweepPlace place)
    {
        foreach (var property in place.Owner.GetProperties().Where(property => property.IsDefined(typeof(ParamAttribute))))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (SweepSample.ListItem(type) is { } item)
            {
                List(place, property, item);
            }
            else if (typeof(ParamUnion).IsAssignableFrom(type))
            {
                Union(place, property, type);
            }
            else
            {
                One(place, property, type, conversion: null);
            }
        }
    }

    private void List(SweepPlace place, PropertyInfo property, Type item)
    {
        _fields.Add(new(place, property, item, SweepShape.List));
        if (IsPlainObject(item))
        {
            Record(place.Nested(property, item));
        }
    }

    private void Union(SweepPlace place, PropertyInfo property, Type union)
    {
        var conversions = union.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == "op_Implicit").ToArray();
        foreach (var conversion in conversions)
        {
            if (conversion.GetParameters()[0].ParameterType == typeof((int, int)))
            {
                Pair(place, property, conversion, conversions.Select(other => other.GetParameters()[0].ParameterType).Single(IsPlainObject));
            }
            else
            {
                One(place, property, conversion.GetParameters()[0].ParameterType, conversion);
            }
        }
    }

    private void Pair(SweepPlace place, PropertyInfo property, MethodInfo conversion, Type made)
    {
        var names = conversion.GetParameters()[0].GetCustomAttribute<TupleElementNamesAttribute>()!.TransformNames;
        _fields.AddRange(names.Select((name, at) => new SweepField(place, property, typeof(int), SweepShape.Number)
        {
            Conversion = conversion,
            Member = new(made.GetProperty(name!)!, at == 0),
        }));
    }

    private void One(SweepPlace place, PropertyInfo property, Type type, MethodInfo? conversion)
    {
        if (IsPlainObject(type))
        {
            Record(place.Nested(property, type, conversion));
        }
        else if (ShapeOf(type) is { } shape)
        {
            _fields.Add(new(place, property, type, shape) { Conversion = shape == SweepShape.OpenText ? type.GetMethod("op_Implicit", [typeof(string)]) : conversion });
        }
        else
        {
            _skipped.Add($"{place.Model.Provider} {place.Model.Name}: {place.Path}{property.Param()!.Name}: no values are known of {type.Name}");
        }
    }

    private static bool IsPlainObject(Type type) => typeof(ParamsObject).IsAssignableFrom(type) && !typeof(ExactlyOneObject).IsAssignableFrom(type);

    private static SweepShape? ShapeOf(Type type) =>
        type.IsEnum ? SweepShape.Choice
        : type == typeof(string) ? SweepShape.Text
        : type == typeof(bool) ? SweepShape.Flag
        : type == typeof(int) || type == typeof(long) || type == typeof(double) ? SweepShape.Number
        : type == typeof(MediaInput) ? SweepShape.Media
        : type.IsValueType && type.GetMethod("op_Implicit", [typeof(string)]) is not null ? SweepShape.OpenText
        : null;
}
