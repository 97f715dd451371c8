using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Typed.CatalogTests.Kit;

namespace Typed.CatalogTests;

/// <summary>The file that <c>typed catalog</c> writes, read by an HTML5 parser. These tests need no browser.</summary>
public sealed class CatalogFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_all_models_once_under_its_own_id()
    {
        using var file = await CatalogFile.WriteAsync(Cancellation);
        var page = await ParseAsync(file);
        var models = page.QuerySelectorAll(".model");
        Assert.True(models.Length >= 75, $"{models.Length} models");
        Assert.Equal($"{models.Length} models", page.GetElementById("count")!.TextContent);
        Assert.All(models, model => Assert.Contains(':', model.Id!));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task Its_policy_allows_its_own_style_and_script_and_nothing_else()
    {
        using var file = await CatalogFile.WriteAsync(Cancellation);
        var page = await ParseAsync(file);
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash(page.QuerySelectorAll("script").Single())}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Hash(page.QuerySelectorAll("style").Single())}'", policy, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[src], [style], link, iframe, object, embed, base"));
    }

    [Fact]
    public async Task Each_control_and_table_header_has_a_name()
    {
        using var file = await CatalogFile.WriteAsync(Cancellation);
        var page = await ParseAsync(file);
        Assert.All(page.QuerySelectorAll("input, select"), control => Assert.NotEqual("", control.Closest("label")!.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll("button"), button => Assert.NotEqual("", button.GetAttribute("aria-label") ?? button.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll("th"), header => Assert.NotEqual("", header.GetAttribute("scope") ?? ""));
    }

    [Fact]
    public async Task A_hostile_model_file_stays_text()
    {
        using var file = await CatalogFile.WriteAsync(HostileModel.WriteTo, Cancellation);
        var page = await ParseAsync(file);
        Assert.Single(page.QuerySelectorAll(".model"));
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("<img src=x onerror", page.QuerySelector(".model h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>window.ran", page.QuerySelector(".model pre")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IDocument> ParseAsync(CatalogFile file) =>
        new HtmlParser().ParseDocument(await File.ReadAllTextAsync(file.Path, Cancellation));

    private static string Hash(IElement element) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)));
}
