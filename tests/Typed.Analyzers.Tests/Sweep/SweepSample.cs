using System.Reflection;
using Typed.Constraints;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>An allowed value of a property that a snippet is not about.</summary>
/// <param name="Value">The value.</param>
/// <param name="Code">How C# writes it.</param>
internal sealed record SweepSample(object Value, string Code)
{
    public static SweepSample Of(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string))
        {
            var param = property.Param()!;
            return Text(param.Media is not null || param.Format == "uri" ? "https://example.com/x" : "something");
        }

        return ListItem(type) is { } item
            ? OfList(item, item == typeof(string) ? 2 : 1)
            : type == typeof(bool) ? new(true, "true")
            : type.IsEnum ? new(Enum.GetValues(type).GetValue(0)!, $"{type.FullName}.{Enum.GetNames(type)[0]}")
            : Object(type);
    }

    /// <summary>A list of so many items.</summary>
    public static SweepSample OfList(Type item, int count)
    {
        var items = Enumerable.Range(1, count).Select(number => Item(item, number)).ToArray();
        var list = Array.CreateInstance(item, count);
        Array.Copy(items.Select(sample => sample.Value).ToArray(), list, count);
        return new(list, $"[{string.Join(", ", items.Select(sample => sample.Code))}]");
    }

    /// <summary>The type of a list's items; null for any other type.</summary>
    public static Type? ListItem(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static SweepSample Item(Type item, int number) =>
        item == typeof(string) ? Text(FormattableString.Invariant($"https://example.com/{number}"))
        : item == typeof(double) ? new(number + 0.5, FormattableString.Invariant($"{number + 0.5}"))
        : item == typeof(MediaInput) ? new(MediaInput.FromAsset(FormattableString.Invariant($"a{number}")), FormattableString.Invariant($"MediaInput.FromAsset(\"a{number}\")"))
        : Object(item);

    private static SweepSample Object(Type type)
    {
        if (type == typeof(MediaInput))
        {
            return Item(type, 0);
        }

        Assert.True(typeof(ParamsObject).IsAssignableFrom(type), $"no sample of {type}");
        var made = Activator.CreateInstance(type)!;
        var parts = SweepPlace.Required(type).Select(property => (Property: property, Sample: Of(property))).ToArray();
        foreach (var (property, sample) in parts)
        {
            property.SetValue(made, sample.Value);
        }

        return new(made, $"new {type.FullName} {{ {string.Join(", ", parts.Select(part => $"{part.Property.Name} = {part.Sample.Code}"))} }}");
    }

    private static SweepSample Text(string text) => new(text, $"\"{text}\"");
}
