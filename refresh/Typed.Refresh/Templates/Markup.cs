namespace Typed.Refresh.Templates;

/// <summary>HTML that is written unchanged. All other values are encoded.</summary>
/// <param name="Html">The HTML.</param>
internal sealed record Markup(string Html)
{
    public override string ToString() => Html;
}
