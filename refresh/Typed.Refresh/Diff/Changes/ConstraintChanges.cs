namespace Typed.Refresh.Diff.Changes;

/// <summary>A listed value came.</summary>
/// <param name="Value">The value as JSON.</param>
internal sealed record ValueAdded(string Value) : Change
{
    public override ChangeClass Class => ChangeClass.Widened;

    public override string Kind => "value-added";

    public override string Message => $"the value {Value} is new";

    public override string? New => Value;
}

/// <summary>A listed value is gone.</summary>
/// <param name="Value">The value as JSON.</param>
internal sealed record ValueRemoved(string Value) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "value-removed";

    public override string Message => $"the value {Value} was removed";

    public override string? Old => Value;
}

/// <summary>An enum member has another number: code that was compiled before, and numbers that were stored, now mean another value or none.</summary>
/// <param name="Value">The value as JSON.</param>
/// <param name="Before">The member's number in the old state.</param>
/// <param name="After">The member's number in the new state.</param>
internal sealed record ValueNumberChanged(string Value, int Before, int After) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "value-number-changed";

    public override string Message => $"the number of the value {Value} was {Number(Before)} and is {Number(After)}";

    public override string? Old => Number(Before);

    public override string? New => Number(After);
}

/// <summary>Other texts than the listed ones are allowed now, or are no more.</summary>
internal sealed record OpennessChanged(bool IsOpen) : Change
{
    public override ChangeClass Class => IsOpen ? ChangeClass.Widened : ChangeClass.Breaking;

    public override string Kind => IsOpen ? "other-values-allowed" : "other-values-refused";

    public override string Message => IsOpen ? "texts besides the listed ones are now allowed" : "only the listed texts are allowed now";
}

/// <summary>A bound of a number, a length or a count moved.</summary>
/// <param name="Keyword">The bound's keyword in the schema.</param>
/// <param name="Before">What it was; null for none.</param>
/// <param name="After">What it is; null for none.</param>
/// <param name="IsNarrower">Whether values that were allowed no longer are.</param>
internal sealed record BoundChanged(string Keyword, string? Before, string? After, bool IsNarrower) : Change
{
    public override ChangeClass Class => IsNarrower ? ChangeClass.Breaking : ChangeClass.Widened;

    public override string Kind => IsNarrower ? "range-narrowed" : "range-widened";

    public override string Message => $"{Keyword} was {Before ?? "none"} and is {After ?? "none"}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>A pattern, a format, the kind of media or the uniqueness of items changed. One that only went away widens.</summary>
internal sealed record FormChanged(string Keyword, string? Before, string? After) : Change
{
    public override ChangeClass Class => After is null ? ChangeClass.Widened : ChangeClass.Breaking;

    public override string Kind => After is null ? "form-removed" : Before is null ? "form-added" : "form-changed";

    public override string Message => $"{Keyword} was {Before ?? "none"} and is {After ?? "none"}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>A demand that has no counterpart in C# and is checked at run time changed. Whether it is narrower is not worked out.</summary>
internal sealed record RuntimeCheckChanged(string Keyword) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "runtime-check-changed";

    public override string Message => $"{Keyword}, which is checked at run time, changed";
}
