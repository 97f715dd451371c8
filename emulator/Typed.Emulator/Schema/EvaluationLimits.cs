namespace Typed.Emulator.Schema;

/// <summary>
/// The resource limits of one validation. Shared by an evaluation and all its trial branches, so that nesting can't multiply them.
/// </summary>
internal sealed class EvaluationLimits
{
    private const int MaxDepth = 128;
    private const int MaxSteps = 200_000;

    private readonly HashSet<(string Schema, string Path)> _openReferences = [];
    private int _depth;
    private int _steps;

    /// <summary>
    /// The reason why the verdict is unreliable, if any. Kept separate from the violations, because those of a trial branch
    /// (not, if) may be what makes the instance valid.
    /// </summary>
    public SchemaViolation? Obstacle { get; set; }

    /// <summary>Enters one level. Returns false if the schema recurses too deeply or needs too many steps.</summary>
    public bool TryEnter()
    {
        if (_depth >= MaxDepth || ++_steps > MaxSteps)
        {
            return false;
        }

        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Returns false if the same reference is already being followed at the same place: a cycle without progress.</summary>
    public bool TryFollow(string reference, string path) => _openReferences.Add((reference, path));

    public void DoneFollowing(string reference, string path) => _openReferences.Remove((reference, path));
}
