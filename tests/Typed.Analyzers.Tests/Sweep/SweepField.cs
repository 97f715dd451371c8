using System.Reflection;
using Typed.Constraints;
using Typed.Specification;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>A field of a model, or of an object nested in its request.</summary>
/// <param name="Place">The record that has it.</param>
/// <param name="Property">The property.</param>
/// <param name="Type">What it holds, without its nullability; of a list the items'; of a union the branch's.</param>
/// <param name="Shape">How it is written.</param>
internal sealed record SweepField(SweepPlace Place, PropertyInfo Property, Type Type, SweepShape Shape)
{
    /// <summary>How the value becomes the property's: by a conversion of the generated type.</summary>
    public MethodInfo? Conversion { get; init; }

    /// <summary>The member of a pair such as (1024, 768) that the value is; null where it is no pair's.</summary>
    public SweepPairMember? Member { get; init; }

    public ParamAttribute Param => (Member?.Property ?? Property).Param()!;

    public string Name => Place.Path + (Member is null ? "" : "pair ") + Param.Name;

    public bool IsDuration => Shape == SweepShape.Choice && Param.Role == ParamRole.Duration;

    public bool IsRequired => Property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));

    /// <summary>The type of the expressions, as C# writes it.</summary>
    public string LiteralType => Shape switch
    {
        SweepShape.Choice => "int",
        SweepShape.Flag => "bool",
        SweepShape.Number => Type == typeof(double) ? "double" : Type == typeof(long) ? "long" : "int",
        _ => "string",
    };

    /// <summary>The type of a list's items, as C# writes it.</summary>
    public string ItemType => Type == typeof(string) ? "string" : Type == typeof(double) ? "double" : Type.Name;

    /// <summary>How the property is given an expression of <see cref="LiteralType"/>.</summary>
    public string Given(string expression) => Shape switch
    {
        SweepShape.Choice => $"({Type.Name})({expression})",
        SweepShape.Media => $"MediaInput.FromUrl({expression})",
        _ => Member?.Code(expression) ?? expression,
    };

    /// <summary>The model's request with a value in it.</summary>
    public ModelParams Instance(SweepValue value)
    {
        var made = Member is null ? value.Value : Member.Pair((int)value.Value!);
        return Place.Instance(Property, Conversion is null || made is null ? made : Conversion.Invoke(null, [made]));
    }
}
