using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.Credits;
using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Kit;
using Typed.Constraints;
using Typed.Models.Creatify;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>The price that the analyzer shows is the record's own <c>Cost</c>, for every combination of the fields that it depends on.</summary>
public sealed class PriceSweepTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Analyzer_and_record_name_the_same_price()
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        var source = new StringBuilder("using Typed.Models.Creatify;\nstatic class Prices\n{\n");
        foreach (var model in CreatifyCatalog.Models.Models)
        {
            foreach (var choice in Combinations(Priced(model.ParamsType)))
            {
                var record = (ModelParams)Activator.CreateInstance(model.ParamsType)!;
                foreach (var (property, value) in choice)
                {
                    property.SetValue(record, value);
                }

                var method = "M" + expected.Count.ToString(CultureInfo.InvariantCulture);
                var assignments = string.Concat(choice.Select(set => $"{set.Property.Name} = {Code(set.Value)}, "));
                source.Append(CultureInfo.InvariantCulture, $"    static object {method}() => new {model.ParamsType.Name} {{ {Required(model.ParamsType)}{assignments}}};\n");
                expected.Add(method, Shown(record.Cost));
            }
        }

        var tree = CSharpSyntaxTree.ParseText(source.Append("}\n").ToString(), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13), cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create(
            "Prices", [tree], [.. References.Platform, References.Runtime, References.Models],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var found = await AnalyzerRun.WithAnalyzers(compilation, new AnalyzerOptions([]), new RequestAnalyzer(), new CostAnalyzer())
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        var lines = tree.GetText(TestContext.Current.CancellationToken).Lines;
        var actual = found.Where(diagnostic => diagnostic.Id is DiagnosticIds.CostOfCall or DiagnosticIds.UnpricedCombination).ToDictionary(
            diagnostic => lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Split("object ")[1].Split('(')[0],
            diagnostic => diagnostic.Id == DiagnosticIds.UnpricedCombination ? "unknown" : diagnostic.GetMessage(CultureInfo.InvariantCulture).Split(" costs ")[1].Split(" credits")[0],
            StringComparer.Ordinal);
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), actual.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        output.WriteLine($"{expected.Count} combinations, {expected.Values.Count(price => price == "unknown")} of them without a price");
        Assert.True(expected.Count > 200, $"{expected.Count} combinations");
    }

    private static string Shown(Cost cost) => cost.AtLeast is not { } least ? "unknown"
        : least == cost.AtMost ? Text(least) : $"{Text(least)} to {Text(cost.AtMost!.Value)}";

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    // The conditions of the table and the count; each of a number's values up to 3.
    private static IEnumerable<(PropertyInfo Property, object?[] Values)> Priced(Type record)
    {
        var names = record.GetCustomAttributes<PriceRuleAttribute>().SelectMany(rule => rule.When.Where((_, i) => i % 2 == 0))
            .Concat([record.GetCustomAttribute<PriceTableAttribute>()?.CountField, record.GetCustomAttribute<PriceTableAttribute>()?.UpToField])
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var property in record.GetProperties().Where(property => property.GetCustomAttribute<ParamAttribute>() is { } param && names.Contains(param.Name)))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType)!;
            yield return (property, type.IsEnum ? [null, .. Enum.GetValues(type)] : [null, 1, 3]);
        }
    }

    private static IEnumerable<(PropertyInfo Property, object? Value)[]> Combinations(IEnumerable<(PropertyInfo Property, object?[] Values)> fields) =>
        fields.Aggregate<(PropertyInfo Property, object?[] Values), IEnumerable<(PropertyInfo, object?)[]>>(
            [[]], (made, field) => made.SelectMany(before => field.Values.Select(value => ((PropertyInfo, object?)[])[.. before, (field.Property, value)])));

    private static string Code(object? value) => value switch
    {
        null => "null",
        Enum member => $"{member.GetType().Name}.{member}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string Required(Type record) => string.Concat(record.GetProperties()
        .Where(property => property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
        .Select(property => property.PropertyType == typeof(string) ? $"{property.Name} = \"https://example.com/x\", " : $"{property.Name} = [\"https://example.com/x\"], "));
}
