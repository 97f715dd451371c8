namespace Typed.Analyzers.Tests.Sweep;

/// <summary>Lists to try: each count at a limit and beside it, an item that is wrong, and null.</summary>
internal static class SweepListValues
{
    public static IEnumerable<SweepValue> Of(SweepField field)
    {
        var param = field.Param;
        var limits = new[] { param.MinItems, param.MaxItems, param.SoftMaxItems }.Where(limit => limit is > 0 and < 100);
        foreach (var count in limits.SelectMany(limit => new[] { limit - 1, limit, limit + 1 }).Concat([0, 1, 2]).Distinct().Order())
        {
            var list = SweepSample.OfList(field.Type, count);
            yield return new(
                list.Code, list.Value,
                count < param.MinItems || count > param.MaxItems ? DiagnosticIds.ItemCount : count > param.SoftMaxItems ? DiagnosticIds.DocumentedItemCount : null);
        }

        foreach (var (item, value, id) in WrongItems(field))
        {
            var items = Array.CreateInstance(field.Type, 1);
            items.SetValue(value, 0);
            yield return new($"[{(field.Type == typeof(MediaInput) ? $"MediaInput.FromUrl({item})" : item)}]", items, id) { Item = item };
        }

        if (field.IsRequired)
        {
            yield return new("null", null, DiagnosticIds.RequiredIsNull) { IsWhole = true };
        }
    }

    private static IEnumerable<(string Code, object Value, string Id)> WrongItems(SweepField field)
    {
        const string NoAddress = "example.com/1";
        if (field.Type == typeof(MediaInput))
        {
            yield return ($"\"{NoAddress}\"", MediaInput.FromUrl(NoAddress), DiagnosticIds.TextFormat);
        }
        else if (field.Type == typeof(string) && (field.Param.Format == "uri" || field.Param.Media is not null))
        {
            yield return ($"\"{NoAddress}\"", NoAddress, field.Param.Format == "uri" ? DiagnosticIds.TextFormat : DiagnosticIds.NoUrl);
        }
    }
}
