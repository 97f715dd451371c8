namespace Typed.Emulator.Creatify.Templates;

/// <summary>The workspace's templates: three examples, plus those added by tests. Thread-safe.</summary>
public sealed class TemplateShelf
{
    /// <summary>9:16, 12 seconds: <c>headline</c> (text), <c>hero</c> (image), <c>music</c> (audio).</summary>
    public static readonly EmulatedTemplate ProductLaunch = new(
        new Guid("6f1c2d3e-0000-4000-8000-000000000001"),
        "Product launch",
        "9:16",
        12,
        [new("headline", "text"), new("hero", "image"), new("music", "audio")]);

    /// <summary>16:9, 25 seconds: <c>speaker</c> (avatar), <c>script</c> (voiceover), <c>title</c> (text).</summary>
    public static readonly EmulatedTemplate Spokesperson = new(
        new Guid("6f1c2d3e-0000-4000-8000-000000000002"),
        "Spokesperson",
        "16:9",
        25,
        [new("speaker", "avatar"), new("script", "voiceover"), new("title", "text")]);

    /// <summary>1:1, 31 seconds: <c>clip</c> (video), <c>caption</c> (text).</summary>
    public static readonly EmulatedTemplate Reel = new(
        new Guid("6f1c2d3e-0000-4000-8000-000000000003"),
        "Reel",
        "1:1",
        31,
        [new("clip", "video"), new("caption", "text")]);

    private readonly Lock _gate = new();
    private readonly List<EmulatedTemplate> _templates = [ProductLaunch, Spokesperson, Reel];

    /// <summary>All templates, in the order they were added.</summary>
    public IReadOnlyList<EmulatedTemplate> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _templates];
            }
        }
    }

    /// <summary>Adds a template.</summary>
    public void Add(EmulatedTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        lock (_gate)
        {
            _templates.Add(template);
        }
    }

    /// <summary>Finds a template by id; null if not found.</summary>
    public EmulatedTemplate? Find(Guid id) => All.FirstOrDefault(template => template.Id == id);
}
