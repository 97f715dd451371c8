using System.Collections;
using System.Reflection;
using Typed.Constraints;
using Typed.Validation;

namespace Typed.Models.Tests.Kit;

/// <summary>Fills records by reflection over their attributes, as a user would by hand.</summary>
internal static class RecordBuilder
{
    /// <summary>Only what the compiler demands, and the first of a group of which one must be there; the rest has its defaults.</summary>
    public static ModelParams RequiredOnly(ModelInfo model) =>
        (ModelParams)Fill(model.ParamsType, property => IsRequired(property)
            || model.Rules.Any(rule => rule.Kind == CrossFieldRuleKind.AtLeastOneOf && rule.Terms[0] == property.Param()!.Name));

    public static ModelParams EveryField(ModelInfo model) => (ModelParams)Fill(model.ParamsType, _ => true);

    /// <summary>A copy with some wire values set, by field name and wire text.</summary>
    public static ModelParams With(ModelInfo model, params (string Field, string? Text)[] values)
    {
        var record = RequiredOnly(model);
        foreach (var (field, text) in values)
        {
            var property = Property(model.ParamsType, field);
            property.SetValue(record, text is null ? null : ValueOf(property.PropertyType, text));
        }

        return record;
    }

    public static PropertyInfo Property(Type type, string field) =>
        Params(type).Single(property => property.Param()!.Name == field);

    /// <summary>The wire texts of a field's enum.</summary>
    public static IEnumerable<string> WireTexts(Type record, string field)
    {
        var type = Nullable.GetUnderlyingType(Property(record, field).PropertyType)!;
        return type.GetCustomAttribute<ParamEnumAttribute>()!.Wire.Select(json => json.Trim('"'));
    }

    private static IEnumerable<PropertyInfo> Params(Type type) =>
        type.GetProperties().Where(property => property.IsDefined(typeof(ParamAttribute)));

    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));

    private static object Fill(Type type, Func<PropertyInfo, bool> which)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in Params(type).Where(which))
        {
            property.SetValue(record, Sample(property));
        }

        return record;
    }

    private static object Sample(PropertyInfo property)
    {
        var param = property.Param()!;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(string) => param.Media is null && param.Format != "uri" ? new string('x', Math.Max(3, param.MinLength)) : "https://example.com/" + param.Name,
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => (int)Bound(param),
            _ when type == typeof(long) => (long)Bound(param),
            _ when type == typeof(double) => Bound(param),
            _ when type.IsEnum => type.GetFields(BindingFlags.Public | BindingFlags.Static)[^1].GetValue(null)!, // the value that the schema lists last
            _ when type == typeof(MediaInput) => MediaInput.FromUrl("https://example.com/" + param.Name),
            _ when type == typeof(IReadOnlyList<MediaInput>) => new[] { MediaInput.FromAsset("64f0c0ffee0000000000cafe") },
            _ when typeof(ParamsObject).IsAssignableFrom(type) => Fill(type, _ => true),
            _ when ItemOf(type) is { } item => Items(item),
            _ when typeof(IEnumerable).IsAssignableFrom(type) => new[] { "https://example.com/1", "https://example.com/2" },
            _ when typeof(ParamUnion).IsAssignableFrom(type) => Union(type),
            _ => type.GetConstructor([typeof(string)])!.Invoke(["5:4"]),
        };
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GetGenericArguments()[0] is var item && item != typeof(string) ? item : null;

    private static Array Items(Type item)
    {
        var items = Array.CreateInstance(item, 1);
        items.SetValue(item == typeof(double) ? 1.5 : Fill(item, _ => true), 0);
        return items;
    }

    private static double Bound(ParamAttribute param) =>
        !double.IsInfinity(param.Maximum) ? param.Maximum
        : !double.IsInfinity(param.Minimum) ? param.Minimum
        : 42;

    private static object Union(Type type)
    {
        var conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .First(method => method.Name == "op_Implicit" && typeof(ParamsObject).IsAssignableFrom(method.GetParameters()[0].ParameterType));
        return conversion.Invoke(null, [Fill(conversion.GetParameters()[0].ParameterType, _ => true)])!;
    }

    private static object ValueOf(Type nullable, string text)
    {
        var type = Nullable.GetUnderlyingType(nullable) ?? nullable;
        if (!type.IsEnum)
        {
            return Convert.ChangeType(text, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        var at = type.GetCustomAttribute<ParamEnumAttribute>()!.Wire.Index().Single(wire => wire.Item.Trim('"') == text).Index;
        return type.GetFields(BindingFlags.Public | BindingFlags.Static)[at].GetValue(null)!;
    }
}
