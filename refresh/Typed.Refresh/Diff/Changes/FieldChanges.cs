namespace Typed.Refresh.Diff.Changes;

/// <summary>A field was added. A required field breaks all existing requests.</summary>
internal sealed record FieldAdded(bool IsRequired) : Change
{
    public override ChangeClass Class => IsRequired ? ChangeClass.Breaking : ChangeClass.Widened;

    public override string Kind => IsRequired ? "required-field-added" : "field-added";

    public override string Message => IsRequired ? "the field was added and is required" : "the field was added";
}

/// <summary>A field was removed.</summary>
internal sealed record FieldRemoved : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "field-removed";

    public override string Message => "the field was removed";
}

/// <summary>A field is now required, or no longer required.</summary>
internal sealed record RequirementChanged(bool IsRequired) : Change
{
    public override ChangeClass Class => IsRequired ? ChangeClass.Breaking : ChangeClass.Widened;

    public override string Kind => IsRequired ? "field-now-required" : "field-now-optional";

    public override string Message => IsRequired ? "the field is now required" : "the field is now optional";
}

/// <summary>JSON null is now allowed, or no longer allowed.</summary>
internal sealed record NullChanged(bool IsAllowed) : Change
{
    public override ChangeClass Class => IsAllowed ? ChangeClass.Widened : ChangeClass.Breaking;

    public override string Kind => IsAllowed ? "null-allowed" : "null-refused";

    public override string Message => IsAllowed ? "null is now allowed" : "null is no longer allowed";
}

/// <summary>The type changed.</summary>
internal sealed record TypeChanged(string Before, string After) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "type-changed";

    public override string Message => $"the type changed from {Before} to {After}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>A value can have an additional shape.</summary>
internal sealed record BranchAdded(string Branch) : Change
{
    public override ChangeClass Class => ChangeClass.Widened;

    public override string Kind => "branch-added";

    public override string Message => $"the value may now be {Branch}";

    public override string? New => Branch;
}

/// <summary>A value can no longer have one of its shapes.</summary>
internal sealed record BranchRemoved(string Branch) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "branch-removed";

    public override string Message => $"the value may no longer be {Branch}";

    public override string? Old => Branch;
}

/// <summary>The default changed, was added or was removed.</summary>
/// <param name="Before">The old default as JSON, or null if none.</param>
/// <param name="After">The new default as JSON, or null if none.</param>
/// <param name="CostBefore">The old cost of the model's default request, or null if not in the table.</param>
/// <param name="CostAfter">The new cost, or null if not in the table.</param>
internal sealed record DefaultChanged(string? Before, string? After, decimal? CostBefore, decimal? CostAfter) : Change
{
    public override ChangeClass Class => ChangeClass.DefaultChanged;

    public override string Kind => "default-changed";

    public override string Message =>
        $"the default changed from {Before ?? "none"} to {After ?? "none"}"
        + (CostBefore is { } before && CostAfter is { } after ? $"; a request with default values cost {Number(before)} and now costs {Number(after)}" : "");

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>The provider marks the field as deprecated, or no longer does. Nothing is rejected yet.</summary>
internal sealed record DeprecationChanged(bool IsDeprecated) : Change
{
    public override ChangeClass Class => ChangeClass.Documentation;

    public override string Kind => IsDeprecated ? "field-deprecated" : "field-no-longer-deprecated";

    public override string Message => IsDeprecated ? "the field is now deprecated" : "the field is no longer deprecated";
}
