using Typed.RuntimeTests.Contracts;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.RuntimeTests.Validation;

/// <summary>The path of a violation within objects, lists and maps. A valid request makes none.</summary>
public sealed class PathTests
{
    private static readonly ParamField s_size = new("size", ParamKind.Object);

    [Fact]
    public void Objects_lists_and_maps_within_each_other()
    {
        var request = Probe.Of((s_size, new Part
        {
            Count = 11,
            Parts = [new Part(), new Part { Count = 12, Parts = [new Part { Count = 13 }] }],
            Named = new Dictionary<string, Part> { ["one"] = new Part { Parts = [new Part { Count = 14 }], One = new Part { Count = 15 } } },
            One = new Part { Count = 16 },
        }));
        Assert.Equal(
            ["$.size.count", "$.size.parts[1].count", "$.size.parts[1].parts[0].count", "$.size.named.one.parts[0].count", "$.size.named.one.one.count", "$.size.one.count"],
            request.Validate().Violations.Select(violation => violation.Path));
    }

    [Fact]
    public void A_valid_request_with_nested_objects_allocates_nothing()
    {
        var request = Probe.Of((s_size, new Part { Count = 1, Parts = [new Part { Count = 2 }], One = new Part { Count = 3 } }));
        Assert.True(request.Validate().IsValid);
        var before = GC.GetAllocatedBytesForCurrentThread();
        request.Validate();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_rule_about_a_count_allocates_nothing()
    {
        var rule = new CrossFieldRule("few", CrossFieldRuleKind.Sum, "At most 3 texts.", "count(texts)") { Maximum = 3 };
        var request = Probe.Ruled(rule, (new("texts", ParamKind.List) { Items = new("", ParamKind.Text) }, (IReadOnlyList<string>)["a", "b"]));
        Assert.True(request.Validate().IsValid);
        var before = GC.GetAllocatedBytesForCurrentThread();
        request.Validate();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed record Part : ParamsObject
    {
        private static readonly ParamField[] s_fields =
        [
            new("count", ParamKind.Integer) { Minimum = 0, Maximum = 10 },
            new("parts", ParamKind.List) { Items = new("", ParamKind.Object) },
            new("named", ParamKind.Map) { Items = new("", ParamKind.Object) },
            new("one", ParamKind.Object),
        ];

        public long? Count { get; init; }

        public IReadOnlyList<Part>? Parts { get; init; }

        public IReadOnlyDictionary<string, Part>? Named { get; init; }

        public Part? One { get; init; }

        protected override void Accept(ParamVisitor visitor)
        {
            visitor.Integer(s_fields[0], Count);
            visitor.ObjectList(s_fields[1], Parts);
            visitor.Map(s_fields[2], Named, static (inner, items, item) => inner.Object(items, item));
            visitor.Object(s_fields[3], One);
        }
    }
}
