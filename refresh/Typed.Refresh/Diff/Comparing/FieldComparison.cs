using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Compares the fields of a model, including nested ones.</summary>
internal sealed class FieldComparison(ModelState old, ModelState current, DefaultCosts costs, List<Change> changes)
{
    // An object that contains itself is compared once.
    private readonly HashSet<(int, int)> _entered = [];

    public void Compare() => Properties(old.Spec.Properties, current.Spec.Properties, "");

    private void Properties(EquatableArray<PropertySpec> before, EquatableArray<PropertySpec> after, string prefix)
    {
        var byName = after.ToDictionary(property => property.WireName, StringComparer.Ordinal);
        foreach (var property in before)
        {
            if (byName.Remove(property.WireName, out var other))
            {
                Property(property, other, prefix + property.WireName);
            }
            else
            {
                Add(new FieldRemoved(), prefix + property.WireName);
            }
        }

        foreach (var property in byName.Values)
        {
            Add(new FieldAdded(property.Required), prefix + property.WireName);
        }
    }

    private void Property(PropertySpec before, PropertySpec after, string field)
    {
        if (before.Required != after.Required)
        {
            Add(new RequirementChanged(after.Required), field);
        }

        if (before.Nullable != after.Nullable)
        {
            Add(new NullChanged(after.Nullable), field);
        }

        if (before.Member != after.Member)
        {
            Add(new CodeNameChanged(before.Member, after.Member), field);
        }

        if (before.Deprecated != after.Deprecated)
        {
            Add(new DeprecationChanged(after.Deprecated), field);
        }

        if (before.Description != after.Description)
        {
            Add(new DocumentationChanged("description"), field, "description");
        }

        Form(field, "x-media", before.Media, after.Media);
        if (before.Default != after.Default)
        {
            Add(new DefaultChanged(before.Default, after.Default, costs.Before(old.Spec), costs.After(current.Spec)), field, "default");
        }

        Type(before.Type, before.Constraints, after.Type, after.Constraints, field);
    }

    private void Type(TypeRef before, ConstraintSpec demanded, TypeRef after, ConstraintSpec demands, string field)
    {
        switch (before.Shape, after.Shape)
        {
            case (TypeShape.Union, TypeShape.Union):
                Branches(Union(old, before).Branches, Union(current, after).Branches, field);
                return;
            case (TypeShape.Union, _) when Union(old, before).Branches.Any(branch => TypeShapes.IsSame(branch.Type, after)):
                Branches(Union(old, before).Branches, new([new UnionBranch(Union(old, before).Branches.First(branch => TypeShapes.IsSame(branch.Type, after)).Name, after, demands)]), field);
                return;
            case (_, TypeShape.Union) when Union(current, after).Branches.Any(branch => TypeShapes.IsSame(before, branch.Type)):
                Branches(new([new UnionBranch(Union(current, after).Branches.First(branch => TypeShapes.IsSame(before, branch.Type)).Name, before, demanded)]), Union(current, after).Branches, field);
                return;
            case (TypeShape.Enum or TypeShape.OpenEnum, TypeShape.Enum or TypeShape.OpenEnum):
                Values((EnumSpec)old.Spec.Types[before.Declared], (EnumSpec)current.Spec.Types[after.Declared], field);
                break;
            case (TypeShape.Object, TypeShape.Object):
                if (_entered.Add((before.Declared, after.Declared)))
                {
                    Properties(((ObjectSpec)old.Spec.Types[before.Declared]).Properties, ((ObjectSpec)current.Spec.Types[after.Declared]).Properties, field + ".");
                    _entered.Remove((before.Declared, after.Declared));
                }

                break;
            case (TypeShape.List, TypeShape.List):
                Constraints(demanded, demands, field);
                Type(before.Item!, demanded.Items ?? ConstraintSpec.None, after.Item!, demands.Items ?? ConstraintSpec.None, field + "[]");
                return;
            case (TypeShape.Map, TypeShape.Map):
                Type(before.Item!, demanded.Items ?? ConstraintSpec.None, after.Item!, demands.Items ?? ConstraintSpec.None, field + ".*");
                return;
            case var (was, turned) when !TypeShapes.IsSameShape(was, turned):
                Add(new TypeChanged(TypeWords.Of(old, before), TypeWords.Of(current, after)), field);
                return;
        }

        Constraints(demanded, demands, field);
    }

    private void Values(EnumSpec before, EnumSpec after, string field)
    {
        var values = after.Values.ToDictionary(value => value.Json, StringComparer.Ordinal);
        foreach (var value in before.Values)
        {
            if (!values.Remove(value.Json, out var same))
            {
                Add(new ValueRemoved(value.Json), field, "enum");
            }
            else if (same.Member != value.Member)
            {
                Add(new CodeNameChanged(value.Member, same.Member), field, "enum");
            }

            // A type that accepts any text is not an enum in C#, so its values have no numbers.
            if (same is not null && same.Number != value.Number && !before.IsOpen && !after.IsOpen)
            {
                Add(new ValueNumberChanged(value.Json, value.Number, same.Number), field, "enum");
            }
        }

        foreach (var value in after.Values.Where(value => values.ContainsKey(value.Json)))
        {
            Add(new ValueAdded(value.Json), field, "enum");
        }

        if (before.IsOpen != after.IsOpen)
        {
            Add(new OpennessChanged(after.IsOpen), field);
        }
    }

    private void Branches(EquatableArray<UnionBranch> before, EquatableArray<UnionBranch> after, string field)
    {
        var left = after.ToList();
        foreach (var branch in before)
        {
            var at = left.FindIndex(other => other.Name == branch.Name && TypeShapes.IsSame(branch.Type, other.Type));
            at = at < 0 ? left.FindIndex(other => TypeShapes.IsSame(branch.Type, other.Type)) : at;
            if (at < 0)
            {
                Add(new BranchRemoved(TypeWords.Of(old, branch.Type)), field);
                continue;
            }

            var same = left[at];
            left.RemoveAt(at);
            Type(branch.Type, branch.Constraints, same.Type, same.Constraints, field);
        }

        foreach (var branch in left)
        {
            Add(new BranchAdded(TypeWords.Of(current, branch.Type)), field);
        }
    }

    private void Constraints(ConstraintSpec before, ConstraintSpec after, string field)
    {
        foreach (var change in BoundComparison.Compare(before, after))
        {
            Add(change, field, change.Keyword);
        }

        foreach (var constraint in Constraint.All.Where(constraint => constraint.Kind == ConstraintKind.Form))
        {
            Form(field, constraint.Keyword, FormOf(before[constraint]), FormOf(after[constraint]));
        }
    }

    private static string? FormOf(object? value) => value is true ? "true" : (string?)value;

    private void Form(string field, string keyword, string? before, string? after)
    {
        if (before != after)
        {
            Add(new FormChanged(keyword, before, after), field, keyword);
        }
    }

    private static UnionSpec Union(ModelState model, TypeRef type) => (UnionSpec)model.Spec.Types[type.Declared];

    private void Add(Change change, string field, string? keyword = null) =>
        changes.Add(change with { Field = field, Place = Places.OfField(current, field, keyword) });
}
