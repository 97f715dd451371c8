using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Typed.GeneratorBenchmarks;

/// <summary>Counts the bytes of the emitted C# by kind, so that growth shows in the kind that grew.</summary>
internal static class EmittedBytes
{
    private const int ShortLiteral = 40;

    /// <summary>The bytes by kind, the largest first.</summary>
    /// <param name="trees">The emitted sources.</param>
    public static List<(string Kind, long Bytes)> Of(IEnumerable<SyntaxTree> trees)
    {
        var bytes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var token in trees.SelectMany(tree => tree.GetRoot().DescendantTokens()))
        {
            var kind = KindOf(token);
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
            {
                Add(bytes, trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) ? "documentation" : kind, trivia.ToFullString());
            }

            Add(bytes, kind, token.Text);
        }

        return [.. bytes.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value)];
    }

    /// <summary>Prints the bytes by kind, for each model and as a share of all.</summary>
    public static void Print(string corpus, int models, IReadOnlyCollection<SyntaxTree> trees)
    {
        var kinds = Of(trees);
        var all = kinds.Sum(kind => kind.Bytes);
        Say($"{corpus}: {models} models, {trees.Count} sources, {all / 1e6:0.00} MB, {(double)all / models:0} bytes per model");
        Say($"| kind | bytes per model | share |");
        Say($"|---|---|---|");
        foreach (var (kind, bytes) in kinds)
        {
            Say($"| {kind} | {(double)bytes / models:0} | {(double)bytes / all:0.0%} |");
        }
    }

    private static void Add(Dictionary<string, long> bytes, string kind, string text)
    {
        bytes.TryGetValue(kind, out var sum);
        bytes[kind] = sum + Encoding.UTF8.GetByteCount(text);
    }

    private static string KindOf(SyntaxToken token)
    {
        string? kind = null;
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeListSyntax:
                    return "attributes";
                case EnumDeclarationSyntax:
                    return "enums";
                case ClassDeclarationSyntax type when type.Identifier.Text.EndsWith("JsonConverter", StringComparison.Ordinal):
                    return IsTable(token) ? "tables" : "converters of enums";
                case ClassDeclarationSyntax type when type.Identifier.Text.EndsWith("Catalog", StringComparison.Ordinal):
                    return "catalog";
                case ClassDeclarationSyntax:
                    return "FromSeconds";
                case RecordDeclarationSyntax type when type.IsKind(SyntaxKind.RecordStructDeclaration):
                    return "open enums";
                case RecordDeclarationSyntax type when IsTable(token):
                    return "tables";
                case RecordDeclarationSyntax type when type.BaseList is { } bases && (bases.ToString().Contains("ParamUnion", StringComparison.Ordinal) || bases.ToString().Contains("ExactlyOne", StringComparison.Ordinal)):
                    return "unions";
                case RecordDeclarationSyntax:
                    return kind ?? "heads of records";
                case MemberDeclarationSyntax member:
                    kind ??= KindOf(member);
                    break;
            }
        }

        return "header";
    }

    private static string KindOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { Identifier.Text: "Accept" or "Read" } method => method.Identifier.Text,
        PropertyDeclarationSyntax { Identifier.Text: "Info" } or FieldDeclarationSyntax => "Info and fields, without their tables",
        PropertyDeclarationSyntax => "properties",
        _ => "other members of records",
    };

    private static bool IsTable(SyntaxToken token) =>
        token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        && token.Text.Length > ShortLiteral;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
