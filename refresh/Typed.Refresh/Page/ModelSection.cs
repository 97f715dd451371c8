using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Typed.Refresh.Catalogue;
using Typed.Refresh.CSharp;
using Typed.Refresh.Output;
using Typed.Schema.Specification;

namespace Typed.Refresh.Page;

/// <summary>Writes one model of the page: a line that expands.</summary>
internal static class ModelSection
{
    public static string Of(CatalogueModel model)
    {
        var html = new StringBuilder();
        var least = model.PriceRange?.Least.ToString(CultureInfo.InvariantCulture) ?? "";
        html.Append(CultureInfo.InvariantCulture, $"""
            <details class="model" id="{Html.Text(model.QualifiedName)}" data-provider="{Html.Text(model.Provider)}" data-kind="{Html.Text(model.Kind)}" data-durations="{Html.List(model.Durations.Select(CatalogPage.DurationOf))}" data-resolutions="{Html.List(model.Resolutions)}" data-least="{least}">
            <summary>
            <div class="name"><h2>{Html.Breakable(model.Name)}</h2><p>{Html.Text(model.Provider)} · {Html.Breakable(model.Record)}</p></div>
            <div class="facts"><span>{Html.Text(model.Kind.Replace('_', ' '))}</span><span>{Html.Text(DurationText.Of(model))}</span><span>{Html.Text(string.Join(", ", model.Resolutions))}</span></div>
            <span class="credits{(model.Prices is null ? " unknown" : "")}">{Html.Text(PriceText.Range(model))}<span class="out-of-sight"> credits</span></span>
            </summary>
            <div class="body">

            """);
        if (!string.IsNullOrWhiteSpace(model.Spec.Description))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"about\">{Html.Text(model.Spec.Description)}</p>\n");
        }

        html.Append("<section>\n<h3>Parameters</h3>\n");
        Parameters(html, model);
        Rules(html, model);
        html.Append("</section>\n<div class=\"side\">\n<section>\n<h3>Price</h3>\n");
        html.Append(PriceSection.Of(model));
        html.Append("</section>\n");
        html.Append(CultureInfo.InvariantCulture, $"""
            <section class="code"><div class="code-head"><h3>C#</h3><button class="copy" type="button" aria-label="Copy the C# of {Html.Text(model.Name)}" aria-live="polite">Copy</button></div>
            <pre tabindex="0"><code>{Html.Lines(SampleText.Of(model))}</code></pre></section>
            </div>
            <p class="source">Schema: {Html.Text(model.Spec.SourceCertainty)}, read {Html.Text(model.Spec.SourceRetrieved)}. {Html.Text(model.Spec.SourceDocument)}</p>
            </div>
            </details>

            """);
        return html.ToString();
    }

    private static void Parameters(StringBuilder html, CatalogueModel model)
    {
        html.Append("<div class=\"scroll\"><table class=\"parameters\"><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Allowed</th><th scope=\"col\">Default</th></tr></thead><tbody>\n");
        foreach (var property in model.Spec.Properties)
        {
            var slot = property.Slot >= 0 ? string.Create(CultureInfo.InvariantCulture, $", slot {property.Slot + 1}") : "";
            html.Append("<tr><th scope=\"row\"><code>").Append(Html.Breakable(property.WireName)).Append("</code>")
                .Append(property.Required ? " <span class=\"required\">required</span>" : "")
                .Append("<span class=\"type\">").Append(Html.Text(PropertyText.Type(model, property.Type) + (property.Nullable ? " or null" : "") + slot + (property.Deprecated ? ", deprecated" : ""))).Append("</span></th><td>");
            var values = model.ValuesOf(property);
            if (values.Count > 0)
            {
                html.Append("<span class=\"values\">").Append(Html.Text(string.Join("  ", values.Select(value => value.Text)))).Append("</span>");
            }

            var limits = PropertyText.Limits(model, property).Skip(values.Count > 0 ? 1 : 0).ToList();
            html.Append(Html.Text((values.Count > 0 && limits.Count > 0 ? "; " : "") + string.Join("; ", limits)));
            if (!string.IsNullOrWhiteSpace(property.Description))
            {
                html.Append("<span class=\"description\">").Append(Html.Text(property.Description)).Append("</span>");
            }

            html.Append("</td><td>").Append(property.Default is { } json ? $"<code>{Html.Text(ParameterText.Of(JsonNode.Parse(json)))}</code>" : "").Append("</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static void Rules(StringBuilder html, CatalogueModel model)
    {
        if (model.Named.Rules.Count == 0)
        {
            return;
        }

        html.Append("<ul class=\"rules\">");
        foreach (var rule in model.Named.Rules)
        {
            html.Append("<li>").Append(Html.Text(rule.Statement + (rule.IsWarning ? " (documented in prose only)" : ""))).Append("</li>");
        }

        html.Append("</ul>\n");
    }
}
