using System.Collections.Concurrent;
using System.Reflection;
using Typed.Constraints;
using Typed.Specification;

namespace Typed.Tests.Kit.Contract;

/// <summary>Reads what generated code states for the analyzers, by reflection.</summary>
internal static class GeneratedParam
{
    private static readonly ConcurrentDictionary<PropertyInfo, ParamAttribute?> s_params = new();

    /// <summary>The property's wire name and constraints, as if <c>[Param]</c> itself stated them all; null if the property is not sent.</summary>
    public static ParamAttribute? Param(this PropertyInfo property) => s_params.GetOrAdd(property, static key =>
        key.GetCustomAttribute<ParamAttribute>() is not { } given ? null
        : key.DeclaringType!.GetMethod("Accept", BindingFlags.Instance | BindingFlags.NonPublic)?.GetCustomAttribute<FieldTableAttribute>() is { } table && ParamTable.Fields(table.Json).SingleOrDefault(field => field.Name == given.Name) is { } field ? Of(field)
        : given);

    private static ParamAttribute Of(ParamField field)
    {
        // A list's items have their bounds beside the list's own.
        var value = field.Items ?? field;
        return new ParamAttribute(field.Name)
        {
            Role = field.Role,
            Default = field.Default,
            Media = field.Media,
            Minimum = (double?)value.Minimum ?? double.NegativeInfinity,
            Maximum = (double?)value.Maximum ?? double.PositiveInfinity,
            ExclusiveMinimum = (double?)value.ExclusiveMinimum ?? double.NegativeInfinity,
            ExclusiveMaximum = (double?)value.ExclusiveMaximum ?? double.PositiveInfinity,
            MultipleOf = (double?)value.MultipleOf ?? 0,
            MinLength = value.MinLength ?? 0,
            MaxLength = value.MaxLength ?? int.MaxValue,
            SoftMaxLength = value.SoftMaxLength ?? int.MaxValue,
            Pattern = value.Pattern,
            Format = value.Format,
            MinItems = field.MinItems ?? 0,
            MaxItems = field.MaxItems ?? int.MaxValue,
            SoftMaxItems = field.SoftMaxItems ?? int.MaxValue,
            UniqueItems = field.UniqueItems,
            Slot = field.Slot,
            CostEffect = field.CostEffect,
        };
    }
}
