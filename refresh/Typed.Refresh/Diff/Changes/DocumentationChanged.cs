namespace Typed.Refresh.Diff.Changes;

/// <summary>A text changed that does not affect which requests are valid, or their cost.</summary>
/// <param name="Text">The text: <c>description</c>, <c>title</c>, <c>source</c>, or <c>notation</c> for an equivalent notation.</param>
internal sealed record DocumentationChanged(string Text) : Change
{
    public override ChangeClass Class => ChangeClass.Documentation;

    public override string Kind => "documentation-changed";

    public override string Message => Text == "notation" ? "notation changed; the meaning is the same" : $"{Text} changed";
}
