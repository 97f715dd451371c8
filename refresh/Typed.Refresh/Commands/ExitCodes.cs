namespace Typed.Refresh.Commands;

/// <summary>What a command's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>All is as it should be.</summary>
    public const int Fine = 0;

    /// <summary>The command did its work and found something that a person has to look at: drift, a removal, a breaking change.</summary>
    public const int Drift = 1;

    /// <summary>The command could not do its work.</summary>
    public const int Error = 2;
}
