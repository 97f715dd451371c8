namespace Typed.Emulator.Schema;

/// <summary>
/// What one validation may use up. Shared by an evaluation and all its trial branches, so that nesting can't multiply it.
/// </summary>
internal sealed class EvaluationLimits
{
    private const int MaxDepth = 128;
    private const int MaxSteps = 200_000;

    private readonly HashSet<(string Schema, string Path)> _openReferences = [];
    private int _depth;
    private int _steps;

    /// <summary>
    /// Why the verdict can't be trusted, if so. Kept apart from the violations, since those of a trial branch (not, if)
    /// may be what makes the instance valid.
    /// </summary>
    public SchemaViolation? Obstacle { get; set; }

    /// <summary>Takes a step down. False when the schema recurses too deep or the work explodes.</summary>
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

    /// <summary>False when the same reference is already being followed at the same place: a circle without progress.</summary>
    public bool TryFollow(string reference, string path) => _openReferences.Add((reference, path));

    public void DoneFollowing(string reference, string path) => _openReferences.Remove((reference, path));
}
