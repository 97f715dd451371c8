using Typed;
using Typed.Creatify;

namespace Quickstart.Productions;

/// <summary>Creatify's custom templates: a video from the first template that can be filled.</summary>
internal sealed class TemplateProduction : IProduction
{
    private readonly CreatifyTemplatesClient _client;
    private readonly TemplateJobRequest? _request;

    private TemplateProduction(CreatifyTemplatesClient client, TemplateJobRequest? request)
    {
        _client = client;
        _request = request;
    }

    public IReadOnlyList<ModelParams> Requests => _request is null ? [] : [_request];

    /// <summary>Templates are made in the web editor; a workspace may have none.</summary>
    /// <param name="client">The client.</param>
    /// <param name="hasExampleMedia">Whether example.com's files do: the emulator does not open them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<TemplateProduction> PrepareAsync(CreatifyTemplatesClient client, bool hasExampleMedia, CancellationToken cancellationToken)
    {
        foreach (var listed in await client.ListTemplatesAsync(cancellationToken))
        {
            var template = await client.GetTemplateAsync(listed.Id, cancellationToken);
            if (Fill(template, hasExampleMedia) is { } variables)
            {
                return new TemplateProduction(client, new TemplateJobRequest { TemplateId = template.Id, Variables = variables, Template = template });
            }
        }

        return new TemplateProduction(client, null);
    }

    public async Task<Outcome[]> RunAsync(Workbench bench) => _request is null ? [] : [await bench.RunAsync(_client, _request)];

    private static TemplateVariables? Fill(CreatifyTemplate template, bool hasExampleMedia)
    {
        var variables = new TemplateVariables();
        foreach (var variable in template.Variables ?? [])
        {
            TemplateVariable? value = variable.Type switch
            {
                "text" => TemplateVariable.Text("The lighthouse is open again"),
                "image" when hasExampleMedia => TemplateVariable.Image("https://example.com/lighthouse.png"),
                "audio" when hasExampleMedia => TemplateVariable.Audio("https://example.com/waves.mp3"),
                "video" when hasExampleMedia => TemplateVariable.Video("https://example.com/coast.mp4"),
                _ => null,
            };
            if (value is null)
            {
                return null;
            }

            variables.Add(variable.Name, value);
        }

        return variables;
    }
}
