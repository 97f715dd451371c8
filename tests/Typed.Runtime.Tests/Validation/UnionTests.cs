using Typed.Reading;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.RuntimeTests.Validation;

/// <summary>A parameter of several shapes: JSON becomes the first shape whose constraints it meets, and the constraints of that shape are checked.</summary>
public sealed class UnionTests
{
    private static readonly ParamField s_short = new("size", ParamKind.Text) { MaxLength = 3 };
    private static readonly ParamField s_long = new("size", ParamKind.Text) { MinLength = 5, SoftMaxLength = 6 };

    [Theory]
    [InlineData("abc", "")]
    [InlineData("abcdef", "")]
    // Only a documented limit is exceeded: the shape fits.
    [InlineData("abcdefg", "maxLength $.size: 7 characters; the documented maximum is 6.")]
    // No shape fits. The first one that reads it says what is wrong.
    [InlineData("abcd", "maxLength $.size: 4 characters; at most 3 are allowed.")]
    public void Json_is_the_first_shape_whose_constraints_it_meets(string text, string expected) =>
        Assert.Equal(expected, Findings(Read($$"""{"size":"{{text}}"}""")));

    [Fact]
    public void A_union_that_is_required_or_replaced_is_a_field_like_others()
    {
        Assert.Equal("required $.size: 'size' is required.", Findings(new Request()));
        Assert.Equal(
            "extra $.size: An extra parameter 'size' is sent in place of the property; it is not checked.",
            Findings(new Request { Size = Size.Short("abcd"), ExtraParameters = new() { { "size", 1 } } }));
        Assert.Equal("maxLength $.size: 4 characters; at most 3 are allowed.", Findings(new Request { Size = Size.Short("abcd") }));
    }

    [Fact]
    public void A_rule_sees_the_value_of_a_union()
    {
        Assert.Equal("rule $.size=abc: As stated. 'size=abc' is set without 'other'.", Findings(new Request { Size = Size.Short("abc"), IsRuled = true }));
        Assert.Equal("", Findings(new Request { Size = Size.Short("ab"), IsRuled = true }));
    }

    private static string Findings(Request request) => string.Join(" | ", request.Validate().Violations.Select(violation => $"{violation.Keyword} {violation}"));

    private static Request Read(string json) => Request.Info.Parse(Rig.Json(json)) is { Params: Request request } ? request : throw new InvalidOperationException("Not read.");

    private sealed record Size : ParamUnion
    {
        private Size(ParamField branch, string text)
            : base(branch, text)
        {
        }

        public static Size Short(string text) => new(s_short, text);

        public static Size? Read(ParamsReader reader, ParamField field) => ReadBranch<Size>(
            reader,
            field,
            (s_short, static (inner, branch) => inner.Text(branch) is { } text ? new Size(branch, text) : null),
            (s_long, static (inner, branch) => inner.Text(branch) is { } text ? new Size(branch, text) : null));
    }

    private sealed record Request : ModelParams, IModelParams<Request>
    {
        private static readonly ParamField[] s_fields = [new("size", ParamKind.Union) { Required = true }, new("other", ParamKind.Text)];

        public static ModelInfo<Request> Info { get; } = new("probe", "probe", "image", s_fields);

        public Size? Size { get; init; }

        public bool IsRuled { get; init; }

        static ParamsObject IReadableParams.Read(ParamsReader reader) => new Request() { Size = Size.Read(reader, s_fields[0]) };

        protected override ModelInfo GetModel() => IsRuled
            ? new ModelInfo<Request>("probe", "probe", "image", s_fields) { Rules = [new("rule", CrossFieldRuleKind.Requires, "As stated.", "size=abc", "other")] }
            : Info;

        protected override void Accept(ParamVisitor visitor)
        {
            visitor.Union(s_fields[0], Size);
            visitor.Text(s_fields[1], null);
        }
    }
}
