using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Reading;
using Typed.Refresh.Importing.Settings;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Makes models of one bundled schema: splits it, moves file parts, orders and marks its fields, and applies the overrides.</summary>
internal static class ModelShaper
{
    public static IEnumerable<ShapedModel> Shape(string name, Candidate candidate, JsonObject bundle, Overrides overrides, bool acceptsDefaults)
    {
        var whole = new BundledSchema(bundle);
        RootParts.Merge(whole);
        foreach (var branch in RootBranches.Of(whole))
        {
            yield return One(branch.Name is null ? name : $"{name}/{branch.Name}", candidate, branch.Schema, overrides, acceptsDefaults);
        }
    }

    private static ShapedModel One(string name, Candidate candidate, BundledSchema schema, Overrides overrides, bool acceptsDefaults)
    {
        var given = overrides.Of(name);
        if (candidate.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            FileParts.Move(schema);
        }

        ReadOnlyFields.SetAside(schema);
        PropertyOrder.Apply(schema);
        FieldRoles.MarkMedia(schema);
        FieldOverrides.Apply(schema, given.Fields, name);
        schema.Prune();
        var defaults = acceptsDefaults ? [] : ImportedDefaults.SetAside(schema.Root, given.Accepts);
        var kind = given.Kind ?? ModelKinds.Of(name, candidate, schema);
        var isVerbatim = JsonNode.DeepEquals(schema.Root, candidate.Schema.Node);
        return new ShapedModel(given.Name ?? name, kind, schema.Root)
        {
            KindIsGiven = given.Kind is not null,
            Record = given.Record,
            Slots = given.Slots,
            Rules = given.Rules,
            Listing = candidate.Listing.DeepClone().AsObject(),
            Defaults = defaults,
            IsVerbatim = isVerbatim,
            Roles = [.. schema.Properties(schema.Root).Select(property => (property.Key, Role: FieldRoles.Of(schema, property.Key, property.Value))).Where(field => field.Role is not null).Select(field => (field.Key, field.Role!)), .. (schema.Root["x-files"] as JsonObject ?? []).Select(file => (file.Key, file.Value?["list"] is null ? "file" : "list of files"))],
        };
    }
}
