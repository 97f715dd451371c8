namespace Typed.Refresh.Commands;

/// <summary>The meaning of a command's exit code.</summary>
internal static class ExitCodes
{
    /// <summary>Success, without findings.</summary>
    public const int Fine = 0;

    /// <summary>The command succeeded and found something that a person must review: drift, a removal, a breaking change.</summary>
    public const int Drift = 1;

    /// <summary>The command failed.</summary>
    public const int Error = 2;
}
