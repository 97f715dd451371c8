using Typed.Schema.Collections;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Reads a schema of several alternatives: as a union, as the one simple type that all alternatives have, or as JSON if C# cannot tell the alternatives apart.</summary>
/// <param name="reader">Reads the types of the alternatives.</param>
/// <param name="types">The declared types.</param>
/// <param name="flattener">Merges the parts of a schema.</param>
internal sealed class UnionReader(SchemaReader reader, DeclaredTypes types, SchemaFlattener flattener)
{
    public FoundType Read(SchemaView view, IReadOnlyList<SchemaView> branches, string field, string suffix)
    {
        var before = types.Count;
        var names = MemberNames.ForProperties();
        var read = new List<UnionBranch>();
        var nullable = false;
        var index = types.Reserve(null);
        // Before the branches: one of them may have the same name in the source.
        var claimed = types.ClaimSuffix(suffix);
        var wanted = BranchNames.Of(branches, flattener);
        for (var i = 0; i < branches.Count; i++)
        {
            var name = suffix.EndsWith(wanted[i], StringComparison.Ordinal) ? "Custom" : wanted[i];
            var found = reader.Type(branches[i], field, suffix + name);
            nullable |= found.Nullable;
            read.Add(new UnionBranch(names.Claim(name), found.Type, found.Constraints));
        }

        // Alternatives of one simple type are that type. Which of their constraints must hold is checked at run time.
        if (read[0].Type.Shape is TypeShape.Text or TypeShape.Boolean or TypeShape.Integer or TypeShape.Int32 or TypeShape.Number && read.All(branch => branch.Type == read[0].Type))
        {
            types.Truncate(before);
            types.Release(claimed);
            reader.NeedsResidualSchema = true;
            return new FoundType(read[0].Type, nullable);
        }

        if (read.Where((branch, at) => !CanBeBranch(branch.Type) || read.Take(at).Any(other => IsSameInCSharp(other.Type, branch.Type))).Any())
        {
            // There is no C# type, or two branches have the same type, so a value's branch would be ambiguous.
            types.Truncate(before);
            types.Release(claimed);
            return new FoundType(TypeRef.Json, nullable);
        }

        types.Set(index, new UnionSpec(claimed, view.Text("description"), field, read.ToEquatableArray()));
        return new FoundType(new TypeRef(TypeShape.Union, index), nullable);
    }

    private static bool CanBeBranch(TypeRef type) =>
        type.Shape is not (TypeShape.Json or TypeShape.Union or TypeShape.OpenEnum or TypeShape.Map) && (type.Shape != TypeShape.List || (type.IsPlainList && type.Item!.Shape != TypeShape.Enum));

    private bool IsSameInCSharp(TypeRef left, TypeRef right) => left == right || (IsMediaInput(left) && IsMediaInput(right));

    private bool IsMediaInput(TypeRef type) => type.Shape == TypeShape.Object && types.Get(type.Declared) is ObjectSpec { IsMediaInput: true };
}
