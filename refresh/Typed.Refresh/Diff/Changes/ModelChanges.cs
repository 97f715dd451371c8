namespace Typed.Refresh.Diff.Changes;

/// <summary>A model came.</summary>
internal sealed record ModelAdded : Change
{
    public override ChangeClass Class => ChangeClass.Widened;

    public override string Kind => "model-added";

    public override string Message => "the model is new";
}

/// <summary>A model is gone.</summary>
internal sealed record ModelRemoved : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "model-removed";

    public override string Message => "the model was removed";
}

/// <summary>What a model makes from what changed.</summary>
internal sealed record ModelKindChanged(string Before, string After) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "model-kind-changed";

    public override string Message => $"the kind was {Before} and is {After}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>A C# name changed although the name on the wire did not: another name collides with it now, or does no more.</summary>
internal sealed record CodeNameChanged(string Before, string After) : Change
{
    public override ChangeClass Class => ChangeClass.Breaking;

    public override string Kind => "code-name-changed";

    public override string Message => $"the C# name was {Before} and is {After}";

    public override string? Old => Before;

    public override string? New => After;
}

/// <summary>The named input slots changed.</summary>
internal sealed record SlotsChanged(string Before, string After, bool OnlyAppended) : Change
{
    public override ChangeClass Class => OnlyAppended ? ChangeClass.Widened : ChangeClass.Breaking;

    public override string Kind => OnlyAppended ? "slots-added" : "slots-changed";

    public override string Message => $"the slots were {Before} and are {After}";

    public override string? Old => Before;

    public override string? New => After;
}
