namespace Typed.Refresh.Diff.Changes;

/// <summary>A listed value was added.</summary>
/// <param name="Value">The value as JSON.</param>
internal sealed record ValueAdded(string Value) : Change
{
    public override ChangeClass Class => ChangeClass.Widened;

    public override string Kind => "value-added";

    public override string Message => $"the value {Value} was added";

    public override string? New => Value;
}

/// <summary>A listed value was removed.</summary>
/// <param name="Value">The value as JSON.</param>
internal sealed record ValueRemoved(string Value) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "value-removed";

    public override string Message => $"the value {Value} was removed";

    public override string? Old => Value;
}

/// <summary>An enum member has another number. In code that is already compiled, and in stored data, the number now means another value or none.</summary>
/// <param name="Value">The value as JSON.</param>
/// <param name="Before">The member's number in the old state.</param>
/// <param name="After">The member's number in the new state.</param>
internal sealed record ValueNumberChanged(string Value, int Before, int After) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "value-number-changed";

    public override string Message => $"the enum number of {Value} changed from {Number(Before)} to {Number(After)}";

    public override string? Old => Number(Before);

    public override string? New => Number(After);
}

/// <summary>Texts other than the listed ones are now allowed, or no longer allowed.</summary>
internal sealed record OpennessChanged(bool IsOpen) : Change
{
    public override ChangeClass Class => IsOpen ? ChangeClass.Widened : ChangeClass.Breaking;

    public override string Kind => IsOpen ? "other-values-allowed" : "other-values-refused";

    public override string Message => IsOpen ? "strings other than the listed ones are now allowed" : "only the listed strings are now allowed";
}

/// <summary>A bound of a number, a length or a count changed.</summary>
/// <param name="Keyword">The bound's keyword in the schema.</param>
/// <param name="Before">The old bound, or null if none.</param>
/// <param name="After">The new bound, or null if none.</param>
/// <param name="IsNarrower">Whether previously allowed values are no longer allowed.</param>
internal sealed record BoundChanged(string Keyword, string? Before, string? After, bool IsNarrower) : Change
{
    public override ChangeClass Class => IsNarrower ? ChangeClass.Breaking : ChangeClass.Widened;

    public override string Kind => IsNarrower ? "range-narrowed" : "range-widened";

    public override string Message => $"{Keyword} changed from {Before ?? "none"} to {After ?? "none"}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>A pattern, a format, the kind of media or the uniqueness of items changed. If it was only removed, the change widens.</summary>
internal sealed record FormChanged(string Keyword, string? Before, string? After) : Change
{
    public override ChangeClass Class => After is null ? ChangeClass.Widened : ChangeClass.Breaking;

    public override string Kind => After is null ? "form-removed" : Before is null ? "form-added" : "form-changed";

    public override string Message => $"{Keyword} changed from {Before ?? "none"} to {After ?? "none"}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>A constraint that has no counterpart in C# and is checked at run time changed. Whether it is narrower is not determined.</summary>
internal sealed record RuntimeCheckChanged(string Keyword) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "runtime-check-changed";

    public override string Message => $"{Keyword}, which is checked at run time, changed";
}
