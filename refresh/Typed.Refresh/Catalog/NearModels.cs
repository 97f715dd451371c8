namespace Typed.Refresh.Catalog;

/// <summary>Finds the models whose names contain a text, or come near it, regardless of case and punctuation.</summary>
internal static class NearModels
{
    // A quarter of the letters may differ; with more, every name is near.
    private const int MaxEditShare = 4;

    /// <summary>All models that are equally near, in catalog order; empty if none is near.</summary>
    public static IReadOnlyList<CatalogModel> Of(string text, IReadOnlyList<CatalogModel> models)
    {
        var asked = Letters(text);
        if (asked.Length == 0)
        {
            return [];
        }

        var distances = models.Select(model => (Model: model, Distance: Math.Min(DistanceWithin(asked, Letters(model.QualifiedName)), DistanceWithin(asked, Letters(model.Record))))).ToList();
        var nearest = distances.Count == 0 ? int.MaxValue : distances.Min(item => item.Distance);
        return nearest > asked.Length / MaxEditShare ? [] : [.. distances.Where(item => item.Distance == nearest).Select(item => item.Model)];
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // The fewest edits that turn the text into a part of the name: a match may begin and end anywhere in it.
    private static int DistanceWithin(string text, string name)
    {
        var row = new int[name.Length + 1];
        for (var i = 1; i <= text.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= name.Length; j++)
            {
                var replaced = diagonal + (text[i - 1] == name[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row.Min();
    }
}
