namespace Typed.Analyzers.Tests.Sweep;

/// <summary>The ways to write a value into a request, each as a member of a class, with the expected finding marked.</summary>
internal static class SweepForms
{
    /// <summary>The members for one value of one field.</summary>
    /// <param name="record">The record's name.</param>
    /// <param name="required">Assignments of all other required properties.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    /// <param name="good">A value of the field that is allowed.</param>
    /// <param name="number">Makes names unique.</param>
    public static IEnumerable<string> Of(string record, string required, SweepField field, SweepValue value, string good, int number)
    {
        if (field.IsList)
        {
            foreach (var form in Lists(record, required, field, value, good, number))
            {
                yield return form;
            }

            yield break;
        }

        var isNull = value.Code == "null";
        var marked = Mark(value.Code);
        var type = field.LiteralType;
        string New(string expression) => $"static object N{number}_() => new {record} {{ {required}{field.Property.Name} = {expression} }};";

        // The plain ones: initializer, with, target-typed new, parenthesized.
        yield return New(Cast(marked)).Replace("_(", "a(", StringComparison.Ordinal);
        yield return $"static object N{number}b({record} given) => given with {{ {field.Property.Name} = {Cast(marked)} }};";
        yield return $"static {record} N{number}c() => new() {{ {required}{field.Property.Name} = ({Cast(marked)}) }};";

        // Through a name: const field, readonly field, const local, local, local assigned later. The finding is where it is used.
        if (!isNull)
        {
            yield return $"const {type} C{number} = {value.Code}; " + New(Cast(Mark($"C{number}"))).Replace("_(", "d(", StringComparison.Ordinal);
            yield return $"static object N{number}f() {{ const {type} fixedValue = {value.Code}; return new {record} {{ {required}{field.Property.Name} = {Cast(Mark("fixedValue"))} }}; }}";
            yield return $"static object N{number}h() {{ {type} later; later = {value.Code}; return new {record} {{ {required}{field.Property.Name} = {Cast(Mark("later"))} }}; }}";
            yield return $"static readonly {type} R{number} = {value.Code}; " + New(Cast(Mark($"R{number}"))).Replace("_(", "e(", StringComparison.Ordinal);
            yield return $"static object N{number}g() {{ var local = {value.Code}; return new {record} {{ {required}{field.Property.Name} = {Cast(Mark("local"))} }}; }}";
        }

        // Branches: the other one is allowed.
        var nullable = type == "string" ? "string?" : type + "?";
        yield return $"static object N{number}i(bool flag) => new {record} {{ {required}{field.Property.Name} = {Cast($"(flag ? {good} : {marked})")} }};";
        yield return $"static object N{number}k(int x) => new {record} {{ {required}{field.Property.Name} = {Cast($"(x switch {{ 1 => {good}, 2 => {marked}, _ => {good} }})")} }};";
        if (!isNull)
        {
            yield return $"static object N{number}j({nullable} maybe) => new {record} {{ {required}{field.Property.Name} = {Cast($"(maybe ?? {marked})")} }};";
        }

        // Seconds: as a number and as a time, through the generated helper.
        if (field.IsDuration && int.Parse(value.Code, System.Globalization.CultureInfo.InvariantCulture) is >= 0 and < 100_000)
        {
            var helper = field.Type.Name + "s.FromSeconds";
            yield return New($"{helper}({marked})").Replace("_(", "l(", StringComparison.Ordinal);
            yield return New($"{helper}({Mark($"TimeSpan.FromSeconds({value.Code})")})").Replace("_(", "m(", StringComparison.Ordinal);
            yield return New($"{helper}({Mark($"new TimeSpan(0, 0, {value.Code})")})").Replace("_(", "n(", StringComparison.Ordinal);
        }

        string Cast(string expression) => field.Type.IsEnum
            ? $"({field.Type.Name})({expression})"
            : isNull && expression == marked ? marked + "!" : expression;
        string Mark(string expression) => value.Id is null ? expression : $"{{|{value.Id}:{expression}|}}";
    }

    // Collection expressions, arrays and lists, in initializers, through names and in branches. The finding is the whole list, or the name.
    private static IEnumerable<string> Lists(string record, string required, SweepField field, SweepValue value, string good, int number)
    {
        string New(string form, string parameters, string expression, string before = "") =>
            $"static object N{number}{form}({parameters}) {{ {before}return new {record} {{ {required}{field.Property.Name} = {expression} }}; }}";
        string Mark(string expression) => value.Id is null ? expression : $"{{|{value.Id}:{expression}|}}";
        if (value.Code == "null")
        {
            yield return New("a", "", Mark("null") + "!");
            yield break;
        }

        var array = $"new string[] {{ {value.Code[1..^1]} }}";
        yield return New("a", "", Mark(value.Code));
        yield return $"static object N{number}b({record} given) => given with {{ {field.Property.Name} = {Mark(value.Code)} }};";
        yield return $"static {record} N{number}c() => new() {{ {required}{field.Property.Name} = ({Mark(value.Code)}) }};";
        yield return New("d", "", Mark(array));
        yield return New("e", "", Mark($"new System.Collections.Generic.List<string> {{ {value.Code[1..^1]} }}"));
        yield return New("f", "", Mark("local"), $"var local = {array}; ");
        yield return New("g", "bool flag", $"flag ? {Mark(value.Code)} : {good}");
        yield return New("h", "System.Collections.Generic.IReadOnlyList<string>? maybe", $"maybe ?? {Mark(value.Code)}");
        yield return New("i", "int x", $"x switch {{ 1 => {Mark(value.Code)}, _ => {good} }}");
        yield return $"static readonly string[] R{number} = {array}; " + New("j", "", Mark($"R{number}"));
    }
}
