using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Scriban.Runtime;
using Typed.DocsTests.Markdown;
using Typed.Refresh.Templates;
using Typed.Refresh.Views;

namespace Typed.DocsTests;

/// <summary>The page about templates documents each member, function and limit, and no other.</summary>
public sealed partial class TemplateModelTests
{
    private const string Page = "docs/render.md";

    private static readonly Dictionary<Type, string> s_names = new()
    {
        [typeof(CatalogView)] = "catalog",
        [typeof(ProviderView)] = "provider",
        [typeof(ModelView)] = "model",
        [typeof(SourceView)] = "source",
        [typeof(FieldView)] = "field",
        [typeof(TypeView)] = "type",
        [typeof(ValueView)] = "value",
        [typeof(ConstraintView)] = "constraints",
        [typeof(EnumView)] = "enum",
        [typeof(ObjectView)] = "object",
        [typeof(UnionView)] = "union",
        [typeof(RuleView)] = "rule",
        [typeof(PriceTableView)] = "prices",
        [typeof(PriceLineView)] = "price",
        [typeof(PriceStatementView)] = "statement",
        [typeof(PriceConditionView)] = "condition",
        [typeof(string)] = "text",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "number",
        [typeof(decimal)] = "number",
    };

    [Fact]
    public void Members_are_those_of_the_page()
    {
        var actual = Reachable().SelectMany(type => Members(type).Select(member => $"{s_names[type]}.{StandardMemberRenamer.Default(member)}: {NameOf(member.PropertyType)}"));
        var documented = Sections().SelectMany(section => Member().Matches(section.Text).Select(match => $"{section.Name}.{match.Groups["name"].Value}: {match.Groups["type"].Value}"));
        Assert.Equal(actual.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_are_those_of_the_page()
    {
        var functions = new ScriptObject();
        TextFunctions.AddTo(functions);
        var text = Repository.Read(Page);
        var documented = Function().Matches(text[text.IndexOf("| function |", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value);
        // Scriban has include too; a user's template cannot use it.
        Assert.Equal(functions.Keys.Where(name => name != "include").Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Limits_are_those_of_the_page()
    {
        var limits = new TemplateLimits();
        var text = Repository.Read(Page).ReplaceLineEndings(" ");
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"after {limits.Loop:N0} iterations of a loop, {limits.Depth} nested calls, {limits.Length:N0} characters of output or of one text, or {limits.Time.TotalSeconds} seconds."),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_of_the_page_is_the_file_that_its_session_renders() =>
        Assert.Equal(Repository.Read("tests/Typed.Docs.Tests/Files/durations.sbn").TrimEnd('\n'), BlockReader.Read(Page).First(block => block.Language == "scriban").Text.TrimEnd('\n'));

    [Fact]
    public void The_templates_of_the_page_are_those_of_the_tool()
    {
        var text = Repository.Read(Page);
        Assert.Contains($"one of the tool's templates: {string.Join(", ", TemplateFiles.Shipped.Select(name => $"`{name}`"))}", text, StringComparison.Ordinal);
        Assert.All(TemplateFiles.Shipped, name => Assert.Contains($"typed render --template {name} ", text, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Text)> Sections() =>
        Section().Split(Repository.Read(Page)).Skip(1).Chunk(2).Select(pair => (pair[0], pair[1].Split("\n## ")[0]));

    private static List<Type> Reachable()
    {
        var found = new List<Type> { typeof(CatalogView) };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(Members(found[i]).Select(member => ItemOf(member.PropertyType)).Where(type => type.Namespace == typeof(CatalogView).Namespace).Distinct().Except(found));
        }

        return found;
    }

    private static PropertyInfo[] Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static string NameOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "list of " + s_names[ItemOf(type)] : s_names[ItemOf(type)];

    private static Type ItemOf(Type type) => type.IsGenericType ? type.GetGenericArguments()[0] : type;

    [GeneratedRegex(@"^### (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<type>[\w ]+) \|", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Function();
}
