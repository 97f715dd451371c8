using Form;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Typed.Models.Creatify;
using Typed.Models.CreativeAI;
using Typed.Models.Hoox;

namespace Typed.SamplesTests;

/// <summary>The Blazor form over <see cref="ParamsEditor{T}"/>: one component for every model.</summary>
public sealed class FormTests
{
    [Fact]
    public async Task It_shows_each_field_with_its_choices_and_default()
    {
        var html = await RenderAsync<KlingV16ProImageToVideoParams>();
        Assert.Contains("<label for=\"prompt\">prompt *</label>", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"5\" selected", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"10\"", html, StringComparison.Ordinal);
        Assert.All(KlingV16ProImageToVideoParams.Info.Fields, field => Assert.Contains($"id=\"{field.Name}\"", html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_works_for_models_of_each_provider()
    {
        Assert.Contains("id=\"generation_count\"", await RenderAsync<ZImageTurboParams>(), StringComparison.Ordinal);
        Assert.Contains("id=\"voice\"", await RenderAsync<VoiceGenerationParams>(), StringComparison.Ordinal);
    }

    private static async Task<string> RenderAsync<T>()
        where T : ModelParams, IModelParams<T>
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ParamsForm<T>>(ParameterView.Empty)).ToHtmlString());
    }
}
