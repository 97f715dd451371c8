namespace Typed.Refresh.Diff.Changes;

/// <summary>A rule between fields was added.</summary>
internal sealed record RuleAdded(string Id, string Statement) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "rule-added";

    public override string Message => $"new rule {Id}: {Statement}";

    public override string? New => Id;
}

/// <summary>A rule between fields was removed.</summary>
internal sealed record RuleRemoved(string Id, string Statement) : Change
{
    public override ChangeClass Class => ChangeClass.Widened;

    public override string Kind => "rule-removed";

    public override string Message => $"the rule {Id} was removed: {Statement}";

    public override string? Old => Id;
}

/// <summary>A rule between fields changed.</summary>
internal sealed record RuleChanged(string Id, string Before, string After, bool IsNarrower) : Change
{
    public override ChangeClass Class => IsNarrower ? ChangeClass.Breaking : ChangeClass.Widened;

    public override string Kind => IsNarrower ? "rule-narrowed" : "rule-widened";

    public override string Message => $"the rule {Id} changed: {Before} → {After}";

    public override string? Old => Before;

    public override string? New => After;
}
