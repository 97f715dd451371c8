using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Typed.Analyzers.OneValue;

namespace Typed.CodeFixes.OneValue;

/// <summary>The replacements for one diagnostic, nearest first, read from its properties.</summary>
internal sealed class AllowedValueFix
{
    private readonly Replacement _replacement;
    private readonly string _enumType;
    private readonly string[] _members;
    private readonly string[] _descriptions;
    private readonly string[]? _seconds;

    private AllowedValueFix(ExpressionSyntax replaced, Replacement replacement, string enumType, string[] members, string[] descriptions, string[]? seconds)
    {
        Replaced = replaced;
        _replacement = replacement;
        _enumType = enumType;
        _members = members;
        _descriptions = descriptions;
        _seconds = seconds;
    }

    public ExpressionSyntax Replaced { get; }

    public int Count => Math.Min(_members.Length, _descriptions.Length);

    public static AllowedValueFix? TryCreate(Diagnostic diagnostic, SyntaxNode root)
    {
        var properties = diagnostic.Properties;
        if (diagnostic.AdditionalLocations is not [{ IsInSource: true } place, ..]
            || !properties.TryGetValue(FixProperties.Replacement, out var kind) || !Enum.TryParse(kind, out Replacement replacement)
            || !properties.TryGetValue(FixProperties.EnumType, out var enumType) || enumType is null
            || List(FixProperties.Members) is not { } members || List(FixProperties.Descriptions) is not { } descriptions
            || root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax replaced || replaced.Span != place.SourceSpan)
        {
            return null;
        }

        return new(replaced, replacement, enumType, members, descriptions, List(FixProperties.Seconds));

        string[]? List(string key) => properties.TryGetValue(key, out var list) ? list?.Split(FixProperties.Separator) : null;
    }

    public string Title(int rank) => _replacement is Replacement.Number or Replacement.Time && _seconds is not null
        ? string.Format(CultureInfo.InvariantCulture, "Use {0}", _descriptions[rank])
        : string.Format(CultureInfo.InvariantCulture, "Use {0} ({1})", _members[rank], _descriptions[rank]);

    /// <summary>The new expression, fully qualified and annotated for simplification with the file's usings.</summary>
    public ExpressionSyntax Expression(int rank)
    {
        var member = SyntaxFactory.ParseExpression(_enumType + "." + EscapedIdentifier(_members[rank])).WithAdditionalAnnotations(Simplifier.Annotation);
        return _replacement switch
        {
            Replacement.NullableMember => Cast(SyntaxFactory.NullableType(SyntaxFactory.ParseTypeName(_enumType)), member),
            Replacement.Number when _seconds is not null => SyntaxFactory.ParseExpression(_seconds[rank]),
            Replacement.Number => Cast(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.IntKeyword)), member),
            Replacement.Time when _seconds is not null => TimeSpanOf(_seconds[rank]),
            _ => member,
        };
    }

    private static CastExpressionSyntax Cast(TypeSyntax type, ExpressionSyntax expression) =>
        SyntaxFactory.CastExpression(type.WithAdditionalAnnotations(Simplifier.Annotation), expression);

    private static InvocationExpressionSyntax TimeSpanOf(string seconds)
    {
        var type = SyntaxFactory.ParseExpression("global::System.TimeSpan").WithAdditionalAnnotations(Simplifier.Annotation);
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName("FromSeconds")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.ParseExpression(seconds)))));
    }

    private static string EscapedIdentifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
