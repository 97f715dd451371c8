using System.Globalization;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>The ways to write a value into a request, each as a member of a class, with the expected finding marked.</summary>
internal static class SweepForms
{
    /// <summary>The members for one value of one field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    /// <param name="good">An allowed expression of the same type.</param>
    /// <param name="number">Makes names unique.</param>
    public static IEnumerable<string> Of(SweepField field, SweepValue value, string good, int number)
    {
        if (value.Code == "null")
        {
            return Nulls(field, value, good, number);
        }

        return field.Shape == SweepShape.List ? SweepListForms.Of(field, value, good, number)
            : value.IsWhole ? Plain(field, value, number).Concat(Named(field, value, good, field.Type.Name, number))
            : [.. Plain(field, value, number), .. Constants(field, value, number), .. Named(field, value, good, field.LiteralType, number), .. Seconds(field, value, number), .. Special(field, value, number)];
    }

    private static string Given(SweepField field, SweepValue value, string expression) => value.IsWhole ? expression : field.Given(expression);

    // Initializer, with, target-typed new, parenthesized.
    private static IEnumerable<string> Plain(SweepField field, SweepValue value, int number)
    {
        var (owner, name) = (field.Place.Owner.Name, field.Property.Name);
        var given = Given(field, value, value.Marked);
        yield return $"static object N{number}a() => {field.Place.Request(field.Property, given)};";
        yield return $"static object N{number}b({owner} given) => given with {{ {name} = {given} }};";
        yield return $"static {owner} N{number}c() => new() {{ {field.Place.Companions(field.Property)}{name} = ({given}) }};";
    }

    // Const field and const local. The finding is where they are used.
    private static IEnumerable<string> Constants(SweepField field, SweepValue value, int number)
    {
        var type = field.LiteralType;
        string Request(string name) => field.Place.Request(field.Property, field.Given(value.Mark(name)));
        yield return $"const {type} C{number} = {value.Code}; static object N{number}d() => {Request($"C{number}")};";
        yield return $"static object N{number}f() {{ const {type} fixedValue = {value.Code}; return {Request("fixedValue")}; }}";
    }

    // Readonly field, local, local assigned later; branches, of which the other one is allowed.
    private static IEnumerable<string> Named(SweepField field, SweepValue value, string good, string type, int number)
    {
        string Request(string expression) => field.Place.Request(field.Property, Given(field, value, expression));
        // Where a call is what is wrong, it is so where it is written.
        var (there, here) = value.IsWhole ? (value.Marked, (Func<string, string>)(name => name)) : (value.Code, value.Mark);
        yield return $"static readonly {type} R{number} = {there}; static object N{number}e() => {Request(here($"R{number}"))};";
        yield return $"static object N{number}g() {{ var local = {there}; return {Request(here("local"))}; }}";
        yield return $"static object N{number}h() {{ {type} later; later = {there}; return {Request(here("later"))}; }}";
        yield return $"static object N{number}i(bool flag) => {Request($"(flag ? {good} : {value.Marked})")};";
        yield return $"static object N{number}j({type}? maybe) => {Request($"(maybe ?? {value.Marked})")};";
        yield return $"static object N{number}k(int x) => {Request($"(x switch {{ 1 => {good}, 2 => {value.Marked}, _ => {good} }})")};";
    }

    // Null where the field is required: plain, as default, through names and in branches.
    private static IEnumerable<string> Nulls(SweepField field, SweepValue value, string good, int number)
    {
        var type = field.Shape switch
        {
            SweepShape.List => $"System.Collections.Generic.IReadOnlyList<{field.ItemType}>",
            SweepShape.Media => field.Type.Name,
            _ => "string",
        };
        var (owner, name) = (field.Place.Owner.Name, field.Property.Name);
        string Request(string expression) => field.Place.Request(field.Property, expression);
        yield return $"static object N{number}a() => {Request(value.Mark("null") + "!")};";
        yield return $"static object N{number}b({owner} given) => given with {{ {name} = {value.Mark("null")}! }};";
        yield return $"static {owner} N{number}c() => new() {{ {field.Place.Companions(field.Property)}{name} = ({value.Mark("null")}!) }};";
        yield return $"static object N{number}d() => {Request(value.Mark("default") + "!")};";
        yield return $"static readonly {type} R{number} = null!; static object N{number}e() => {Request(value.Mark($"R{number}"))};";
        yield return $"static object N{number}g() {{ {type} local = null!; return {Request(value.Mark("local"))}; }}";
        yield return $"static object N{number}h() {{ {type} later; later = null!; return {Request(value.Mark("later"))}; }}";
        yield return $"static object N{number}i(bool flag) => {Request($"flag ? {good} : {value.Mark("null")}!")};";
        yield return $"static object N{number}j({type}? maybe) => {Request($"maybe ?? {value.Mark("null")}!")};";
        yield return $"static object N{number}k(int x) => {Request($"x switch {{ 1 => {good}, 2 => {value.Mark("null")}!, _ => {good} }}")};";
    }

    // Seconds: as a number and as a time, through the generated helper.
    private static IEnumerable<string> Seconds(SweepField field, SweepValue value, int number)
    {
        if (field.IsDuration && int.Parse(value.Code, CultureInfo.InvariantCulture) is >= 0 and < 100_000)
        {
            var helper = field.Type.Name + "s.FromSeconds";
            string Request(string expression) => field.Place.Request(field.Property, $"{helper}({value.Mark(expression)})");
            yield return $"static object N{number}l() => {Request(value.Code)};";
            yield return $"static object N{number}m() => {Request($"TimeSpan.FromSeconds({value.Code})")};";
            yield return $"static object N{number}n() => {Request($"new TimeSpan(0, 0, {value.Code})")};";
        }
    }

    // The one number that needs no cast; and an argument that a helper puts into the request.
    private static IEnumerable<string> Special(SweepField field, SweepValue value, int number)
    {
        if (field is { Shape: SweepShape.Choice, Conversion: null } && value.Code == "0")
        {
            yield return $"static object N{number}o() => {field.Place.Request(field.Property, value.Mark("0"))};";
        }

        if (SweepFields.ReasonWithoutHelper(field) is null || value.Id is null)
        {
            yield return $"static object H{number}({field.LiteralType} given) => {field.Place.Request(field.Property, field.Given("given"))}; static object N{number}p() => H{number}({value.Marked});";
        }
    }
}
