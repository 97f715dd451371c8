namespace Typed.Refresh.Diff.Changes;

/// <summary>A text changed that says nothing about which requests are right, or what they cost.</summary>
/// <param name="Text">Which text: <c>description</c>, <c>title</c>, <c>source</c>, <c>notation</c> for the same said in another way.</param>
internal sealed record DocumentationChanged(string Text) : Change
{
    public override ChangeClass Class => ChangeClass.Documentation;

    public override string Kind => "documentation-changed";

    public override string Message => Text == "notation" ? "written in another way, with the same meaning" : $"{Text} changed";
}
