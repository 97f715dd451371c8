namespace Typed.Emulator.Creatify.Templates;

/// <summary>A custom template, as created in the editor.</summary>
/// <param name="Id">The template's id.</param>
/// <param name="Name">The template's name.</param>
/// <param name="AspectRatio">The aspect ratio of the video, such as 9:16.</param>
/// <param name="Seconds">The video's length without spoken or displayed texts.</param>
/// <param name="Variables">The variables in the template's order: name and type (image, video, audio, text, avatar, voiceover).</param>
public sealed record EmulatedTemplate(Guid Id, string Name, string AspectRatio, int Seconds, IReadOnlyList<KeyValuePair<string, string>> Variables)
{
    /// <summary>The creation time.</summary>
    public DateTimeOffset CreatedAt { get; init; } = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);
}
