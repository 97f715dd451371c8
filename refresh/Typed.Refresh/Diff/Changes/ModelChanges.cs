namespace Typed.Refresh.Diff.Changes;

/// <summary>A model was added.</summary>
internal sealed record ModelAdded : Change
{
    public override ChangeClass Class => ChangeClass.Widened;

    public override string Kind => "model-added";

    public override string Message => "the model was added";
}

/// <summary>A model was removed.</summary>
internal sealed record ModelRemoved : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "model-removed";

    public override string Message => "the model was removed";
}

/// <summary>A model's input or output kinds changed.</summary>
internal sealed record ModelKindChanged(string Before, string After) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "model-kind-changed";

    public override string Message => $"the kind changed from {Before} to {After}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>A C# name changed although the wire name did not: another name now collides with it, or no longer does.</summary>
internal sealed record CodeNameChanged(string Before, string After) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "code-name-changed";

    public override string Message => $"the C# name changed from {Before} to {After}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>The named input slots changed.</summary>
internal sealed record SlotsChanged(string Before, string After, bool OnlyAppended) : Change
{
    public override ChangeClass Class => OnlyAppended ? ChangeClass.Widened : ChangeClass.Breaking;

    public override string Kind => OnlyAppended ? "slots-added" : "slots-changed";

    public override string Message => $"the slots changed from {Before} to {After}";

    public override string? Old => Before;

    public override string? New => After;
}
