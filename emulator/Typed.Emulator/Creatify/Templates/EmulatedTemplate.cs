namespace Typed.Emulator.Creatify.Templates;

/// <summary>A custom template, as its author made it in the editor.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="AspectRatio">Proportions of the video, such as 9:16.</param>
/// <param name="Seconds">The video's length without the texts that are spoken or shown.</param>
/// <param name="Variables">What can be set, in the template's order: name and type (image, video, audio, text, avatar, voiceover).</param>
public sealed record EmulatedTemplate(Guid Id, string Name, string AspectRatio, int Seconds, IReadOnlyList<KeyValuePair<string, string>> Variables)
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; } = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);
}
