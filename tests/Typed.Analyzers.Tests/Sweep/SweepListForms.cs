namespace Typed.Analyzers.Tests.Sweep;

/// <summary>Collection expressions, arrays and lists, in initializers, through names and in branches. The finding is the whole list, an item, or the name.</summary>
internal static class SweepListForms
{
    public static IEnumerable<string> Of(SweepField field, SweepValue value, string good, int number)
    {
        var (owner, name, item) = (field.Place.Owner.Name, field.Property.Name, field.ItemType);
        string New(string form, string parameters, string expression, string before = "") =>
            $"static object N{number}{form}({parameters}) {{ {before}return {field.Place.Request(field.Property, expression)}; }}";
        // With a wrong item the mark is inside the brackets already.
        string Written(string before, string after) => value.Item is null ? value.Mark($"{before}{value.Code[1..^1]}{after}") : $"{before}{value.Marked[1..^1]}{after}";
        var list = Written("[", "]");
        var array = Written($"new {item}[] {{ ", " }");
        yield return New("a", "", list);
        yield return $"static object N{number}b({owner} given) => given with {{ {name} = {list} }};";
        yield return $"static {owner} N{number}c() => new() {{ {field.Place.Companions(field.Property)}{name} = ({list}) }};";
        yield return New("d", "", array);
        yield return New("e", "", Written($"new System.Collections.Generic.List<{item}> {{ ", " }"));
        yield return New("g", "bool flag", $"flag ? {list} : {good}");
        yield return New("h", $"System.Collections.Generic.IReadOnlyList<{item}>? maybe", $"maybe ?? {list}");
        yield return New("i", "int x", $"x switch {{ 1 => {list}, _ => {good} }}");

        // An array's items may be other ones by the time it is used, so that only their number is known; an input is wrong where it is made.
        if (value.Item is null || field.Type == typeof(MediaInput))
        {
            var (there, here) = value.Item is null ? ($"new {item}[] {{ {value.Code[1..^1]} }}", (Func<string, string>)value.Mark) : (array, given => given);
            yield return New("f", "", here("local"), $"var local = {there}; ");
            yield return $"static readonly {item}[] R{number} = {there}; " + New("j", "", here($"R{number}"));
        }
    }
}
