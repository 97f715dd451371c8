using Typed.RuntimeTests.Contracts;
using Typed.Specification;
using Typed.Validation;

namespace Typed.RuntimeTests.Validation;

/// <summary>Each constraint of one value at its bounds: the last allowed value, the first refused one, and what the message says.</summary>
public sealed class ValueCheckTests
{
    private const string Range = "Allowed: from 1 to 10.";

    public static TheoryData<ParamField, object?, string?> Numbers => new()
    {
        { Integer(1, 10), 1, null },
        { Integer(1, 10), 10, null },
        { Integer(1, 10), 0, $"minimum: 0 is out of range. {Range}" },
        { Integer(1, 10), 11, $"maximum: 11 is out of range. {Range}" },
        { new("a", ParamKind.Integer) { Minimum = 1 }, 0, "minimum: 0 is out of range. Allowed: from 1." },
        { new("a", ParamKind.Integer) { Maximum = 10 }, 11, "maximum: 11 is out of range. Allowed: up to 10." },
        { new("a", ParamKind.Number) { ExclusiveMinimum = 0, ExclusiveMaximum = 1 }, 0.0001, null },
        { new("a", ParamKind.Number) { ExclusiveMinimum = 0, ExclusiveMaximum = 1 }, 0.9999, null },
        { new("a", ParamKind.Number) { ExclusiveMinimum = 0, ExclusiveMaximum = 1 }, 0, "exclusiveMinimum: 0 is out of range. Allowed: above 0 and below 1." },
        { new("a", ParamKind.Number) { ExclusiveMinimum = 0, ExclusiveMaximum = 1 }, 1, "exclusiveMaximum: 1 is out of range. Allowed: above 0 and below 1." },
        { new("a", ParamKind.Number) { Minimum = 0, ExclusiveMaximum = 1 }, 1, "exclusiveMaximum: 1 is out of range. Allowed: from 0 and below 1." },
        { new("a", ParamKind.Number) { ExclusiveMaximum = 1 }, 2, "exclusiveMaximum: 2 is out of range. Allowed: below 1." },
        { new("a", ParamKind.Number) { Minimum = 0 }, 1e300, null },
        { new("a", ParamKind.Number) { Maximum = 1 }, -1e300, null },
        { new("a", ParamKind.Number), 1e300, null },
        { new("a", ParamKind.Number) { Maximum = 1 }, 1e300, "maximum: 1E+300 is out of range. Allowed: up to 1." },
        { new("a", ParamKind.Number) { ExclusiveMaximum = 1 }, 1e300, "maximum: 1E+300 is out of range. Allowed: below 1." },
        { new("a", ParamKind.Number) { Minimum = 0 }, -1e300, "minimum: -1E+300 is out of range. Allowed: from 0." },
        { new("a", ParamKind.Number) { ExclusiveMinimum = 0 }, -1e300, "minimum: -1E+300 is out of range. Allowed: above 0." },
        { new("a", ParamKind.Number), double.NaN, "type: NaN is not a JSON number." },
        { new("a", ParamKind.Number) { Minimum = 0 }, double.NegativeInfinity, "type: -Infinity is not a JSON number." },
        { new("a", ParamKind.Number) { MultipleOf = 0.1m }, 0.3, null },
        { new("a", ParamKind.Number) { MultipleOf = 0.1m }, 0.35, "multipleOf: 0.35 is not a multiple of 0.1." },
        { new("a", ParamKind.Integer) { MultipleOf = 8 }, 12, "multipleOf: 12 is not a multiple of 8." },
        { new("a", ParamKind.Integer) { MultipleOf = 8 }, -16, null },
        { new("a", ParamKind.Integer) { MultipleOf = 0 }, 3, null },
        { new("a", ParamKind.Integer) { MultipleOf = -8 }, 3, null },
        { new("a", ParamKind.Integer) { Maximum = 16, MultipleOf = 8 }, 17, "maximum: 17 is out of range. Allowed: up to 16. multipleOf: 17 is not a multiple of 8." },
    };

    public static TheoryData<ParamField, object?, string?> Texts => new()
    {
        { Text(2, 4), "ab", null },
        { Text(2, 4), "abcd", null },
        { Text(2, 4), "a", "minLength: 1 characters; at least 2 are needed." },
        { Text(2, 4), "abcde", "maxLength: 5 characters; at most 4 are allowed." },
        // Characters outside the basic plane count once.
        { Text(2, 4), "😀😀😀😀", null },
        { Text(2, 4), "😀", "minLength: 1 characters; at least 2 are needed." },
        { Text(2, 4), "😀😀😀😀😀", "maxLength: 5 characters; at most 4 are allowed." },
        { new("a", ParamKind.Text) { SoftMaxLength = 3 }, "abc", null },
        { new("a", ParamKind.Text) { SoftMaxLength = 3 }, "abcd", "maxLength: 4 characters; the documented maximum is 3. (warning)" },
        { new("a", ParamKind.Text) { SoftMaxLength = 3 }, "😀😀😀", null },
        { new("a", ParamKind.Text) { SoftMaxLength = 3 }, "😀😀😀😀", "maxLength: 4 characters; the documented maximum is 3. (warning)" },
        { new("a", ParamKind.Text) { SoftMaxLength = 3, MaxLength = 4 }, "abcde", "maxLength: 5 characters; at most 4 are allowed." },
        { new("a", ParamKind.Text) { MaxLength = 0 }, "a", "maxLength: 1 characters; at most 0 are allowed." },
        { Open, "auto", null },
        { Open, "wide", null },
        { new("a", ParamKind.Text) { Values = [new(0, "auto")] }, "auto", null },
        { new("a", ParamKind.Text) { Values = [new(0, "auto")] }, "x", """enum: "x" is not allowed. Allowed: "auto".""" },
        { Open, "Auto", """enum: "Auto" is not allowed. Allowed: "auto", "wide".""" },
        { new("a", ParamKind.Text) { Pattern = "^[a-z]+$" }, "abc", null },
        { new("a", ParamKind.Text) { Pattern = "^[a-z]+$" }, "aBc", """pattern: "aBc" does not match the pattern ^[a-z]+$.""" },
        { new("a", ParamKind.Text) { Format = "uri" }, "https://example.com/a", null },
        { new("a", ParamKind.Text) { Format = "uri" }, "a.png", """format: "a.png" is not a uri.""" },
        { new("a", ParamKind.Text) { MinLength = 4, Pattern = "^b" }, "a", """minLength: 1 characters; at least 4 are needed. pattern: "a" does not match the pattern ^b.""" },
        { new("a", ParamKind.Choice) { Values = [new(5, "5"), new(10, "10")] }, 10, null },
        { new("a", ParamKind.Choice) { Values = [new(5, "5"), new(10, "10")] }, 7, """enum: 7 is not allowed. Allowed: "5", "10".""" },
    };

    public static TheoryData<ParamField, object?, string?> Others => new()
    {
        { List(1, 2), new[] { "x" }, null },
        { List(1, 2), new[] { "x", "y" }, null },
        { List(1, 2), Array.Empty<string>(), "minItems: 0 items; at least 1 are needed." },
        { List(1, 2), new[] { "x", "y", "z" }, "maxItems: 3 items; at most 2 are allowed." },
        { new("a", ParamKind.List) { SoftMaxItems = 1, Items = new("", ParamKind.Text) }, new[] { "x" }, null },
        { new("a", ParamKind.List) { SoftMaxItems = 1, Items = new("", ParamKind.Text) }, new[] { "x", "y" }, "maxItems: 2 items; the documented maximum is 1. (warning)" },
        { new("a", ParamKind.List) { UniqueItems = true, Items = new("", ParamKind.Text) }, new[] { "x", "y" }, null },
        { new("a", ParamKind.List) { UniqueItems = true, Items = new("", ParamKind.Text) }, new[] { "x", "y", "x" }, "uniqueItems: The items are not all different." },
        { new("a", ParamKind.List) { Items = new("", ParamKind.Text) }, new string[] { null! }, "type: null is not a text." },
        { new("a", ParamKind.List) { Items = new("", ParamKind.Integer) { Maximum = 2 } }, new long[] { 2, 3 }, "maximum: 3 is out of range. Allowed: up to 2." },
        { new("a", ParamKind.List) { Items = new("", ParamKind.Number) { Maximum = 2 } }, new[] { 2, 2.5 }, "maximum: 2.5 is out of range. Allowed: up to 2." },
        { new("a", ParamKind.Text) { Required = true }, null, "required: 'a' is required." },
        { new("a", ParamKind.Text) { Required = true, Nullable = true }, null, null },
        { new("a", ParamKind.Text), null, null },
        { new("a", ParamKind.Boolean) { Required = true }, null, "required: 'a' is required." },
        { new("a", ParamKind.Json) { Required = true }, null, "required: 'a' is required." },
        { new("a", ParamKind.Json) { Required = true }, Rig.Json("[1]"), null },
        { new("a", ParamKind.Object) { Required = true }, null, "required: 'a' is required." },
        { new("a", ParamKind.Choice) { Required = true, Values = [new(1, "x")] }, null, "required: 'a' is required." },
        { new("a", ParamKind.Boolean) { Required = true }, false, null },
        { new("a", ParamKind.List) { Required = true, Items = new("", ParamKind.Text) }, null, "required: 'a' is required." },
    };

    private static ParamField Open => new("a", ParamKind.Text) { Values = [new(0, "auto"), new(1, "wide")] };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Numbers))]
    [MemberData(nameof(Texts))]
    [MemberData(nameof(Others))]
    public void A_value_is_checked_up_to_its_bounds(ParamField field, object? value, string? expected)
    {
        var report = Probe.Of((field, value)).Validate();
        Assert.Equal(
            expected ?? "",
            string.Join(" ", report.Violations.Select(item => $"{item.Keyword}: {item.Message}{(item.Severity == ViolationSeverity.Warning ? " (warning)" : "")}")));
        Assert.All(report.Violations, item => Assert.StartsWith("$.a", item.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_violation_of_an_item_has_its_index_and_what_is_allowed_is_data()
    {
        var field = new ParamField("a", ParamKind.List) { Items = new("", ParamKind.Text) { Values = [new(0, "x"), new(1, "y")] } };
        var violation = Assert.Single(Probe.Of((field, new[] { "x", "z" })).Validate().Violations);
        Assert.Equal("$.a[1]", violation.Path);
        Assert.Equal(["\"x\"", "\"y\""], violation.AllowedValues);
    }

    [Fact]
    public void A_property_that_an_extra_parameter_replaces_is_not_checked()
    {
        var probe = Probe.Of((Integer(1, 10), 99), (new ParamField("b", ParamKind.Text) { Required = true }, null)) with { ExtraParameters = new() { { "a", 5 } } };
        Assert.Equal("An extra parameter 'a' is sent in place of the property; it is not checked.", probe.Validate().Violations[0].Message);
        Assert.Equal(
            [("$.a", "extra", ViolationSeverity.Warning), ("$.b", "required", ViolationSeverity.Error)],
            probe.Validate().Violations.Select(item => (item.Path, item.Keyword, item.Severity)));
    }

    private static ParamField Integer(int least, int most) => new("a", ParamKind.Integer) { Minimum = least, Maximum = most };

    private static ParamField Text(int least, int most) => new("a", ParamKind.Text) { MinLength = least, MaxLength = most };

    private static ParamField List(int least, int most) => new("a", ParamKind.List) { MinItems = least, MaxItems = most, Items = new("", ParamKind.Text) };
}
