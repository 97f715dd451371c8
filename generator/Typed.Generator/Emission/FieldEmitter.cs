using Typed.Generator.Specification;

namespace Typed.Generator.Emission;

/// <summary>Writes a field's row of the table that writing, reading, validation and prices run on.</summary>
internal static class FieldEmitter
{
    public static string Row(TypeExpressions types, PropertySpec property)
    {
        var settings = new List<string>();
        if (property.Required)
        {
            settings.Add("Required = true");
        }

        if (property.Nullable)
        {
            settings.Add("Nullable = true");
        }

        if (property.Role != FieldRole.None)
        {
            settings.Add($"Role = global::Typed.Specification.ParamRole.{property.Role}");
        }

        if (property.Default is { } json)
        {
            settings.Add("Default = " + Literals.Text(json));
        }

        settings.AddRange(Constraints(types, property.Type, property.Constraints));
        return New(property.WireName, property.Type, settings);
    }

    public static string Row(TypeExpressions types, string name, TypeRef type, ConstraintSpec constraints) =>
        New(name, type, Constraints(types, type, constraints));

    private static string New(string name, TypeRef type, List<string> settings) =>
        $"new({Literals.Text(name)}, {TypeExpressions.Kind(type)})" + (settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}");

    private static List<string> Constraints(TypeExpressions types, TypeRef type, ConstraintSpec constraints)
    {
        var settings = new List<string>();
        if (type.Shape == TypeShape.Enum)
        {
            settings.Add($"Values = {types.NameOf(types.Declared(type))}Values.All");
        }

        Add(settings, "Minimum", constraints.Minimum);
        Add(settings, "Maximum", constraints.Maximum);
        Add(settings, "ExclusiveMinimum", constraints.ExclusiveMinimum);
        Add(settings, "ExclusiveMaximum", constraints.ExclusiveMaximum);
        Add(settings, "MultipleOf", constraints.MultipleOf);
        Add(settings, "MinLength", constraints.MinLength);
        Add(settings, "MaxLength", constraints.MaxLength);
        Add(settings, "SoftMaxLength", constraints.SoftMaxLength);
        Add(settings, "MinItems", constraints.MinItems);
        Add(settings, "MaxItems", constraints.MaxItems);
        Add(settings, "SoftMaxItems", constraints.SoftMaxItems);
        if (constraints.UniqueItems)
        {
            settings.Add("UniqueItems = true");
        }

        if (constraints.Pattern is { } pattern)
        {
            settings.Add("Pattern = " + Literals.Text(pattern));
        }

        if (constraints.Format is { } format)
        {
            settings.Add("Format = " + Literals.Text(format));
        }

        if (type.Item is { } item)
        {
            settings.Add("Items = " + Row(types, "", item, constraints.Items ?? ConstraintSpec.None));
        }

        return settings;
    }

    private static void Add(List<string> settings, string name, decimal? value)
    {
        if (value is { } number)
        {
            settings.Add($"{name} = {Literals.Decimal(number)}");
        }
    }

    private static void Add(List<string> settings, string name, int? value)
    {
        if (value is { } number)
        {
            settings.Add($"{name} = {Literals.Int(number)}");
        }
    }
}
