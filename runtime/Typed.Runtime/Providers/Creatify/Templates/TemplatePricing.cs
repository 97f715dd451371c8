namespace Typed.Creatify.Templates;

/// <summary>The published prices of one template operation, in credits per started unit of the video's length.</summary>
/// <remarks>
/// docs.creatify.ai/api-reference/custom-template-jobs: post-custom-template-job (5 per 30 s; aurora_v1 1 and aurora_v1_fast 0.5 per second,
/// partial seconds rounded up), post-custom-template-job-preview and -preview-async (1 per 30 s), post-custom-template-job-render (4 per 30 s);
/// the help center rounds fractions of 30 s up. The changelog dates the per-second prices to May 2026; before that, aurora was priced per 15 s.
/// The prices are in code, not in pricing.json, because price tables there depend on request fields, and these depend on the output length.
/// </remarks>
internal sealed class TemplatePricing
{
    private const int StandardSeconds = 30;
    private readonly Dictionary<string, (PriceTable Table, int Seconds)> _byVersion = new(StringComparer.Ordinal);
    private readonly string _page;

    private TemplatePricing(string page, decimal standard)
    {
        _page = page;
        Add(TemplateModelVersion.Standard, standard, StandardSeconds, "undated");
    }

    public static TemplatePricing Direct { get; } = new TemplatePricing("post-custom-template-job", 5)
        .Add(TemplateModelVersion.AuroraV1, 1, 1, "2026-05")
        .Add(TemplateModelVersion.AuroraV1Fast, 0.5m, 1, "2026-05");

    public static TemplatePricing Preview { get; } = new("post-custom-template-job-preview-async", 1);

    public static TemplatePricing Render { get; } = new("post-custom-template-job-render", 4);

    public Cost PriceOf(TemplateModelVersion version, TimeSpan length)
    {
        if (!_byVersion.TryGetValue(version.Value ?? "", out var price))
        {
            return Cost.Unknown($"{_page} states no price for model_version {version}; it states one for {string.Join(", ", _byVersion.Keys)}");
        }

        var unit = TimeSpan.FromSeconds(price.Seconds).Ticks;
        // Use ticks: a length of exactly 30 s is one unit, regardless of binary fractions.
        var started = (length.Ticks / unit) + (length.Ticks % unit == 0 ? 0 : 1);
        var credits = started * price.Table.Rules[0].Credits;
        return Cost.Of(price.Table, credits, credits, null);
    }

    private TemplatePricing Add(TemplateModelVersion version, decimal credits, int seconds, string asOf)
    {
        var per = seconds == 1 ? "started second" : $"started {seconds} seconds";
        var table = new PriceTable("credits", per, new PriceRule(credits, "model_version", version.Value))
        {
            Certainty = CostCertainty.Exact,
            AsOf = asOf,
            Retrieved = "2026-11-21",
            Source = $"docs.creatify.ai/api-reference/custom-template-jobs/{_page}",
        };
        _byVersion.Add(version.Value, (table, seconds));
        return this;
    }
}
