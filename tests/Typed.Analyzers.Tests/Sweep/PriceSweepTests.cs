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
using Typed.Models;
using Typed.Tests.Kit;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>The price that the analyzer shows is the record's own <c>Cost</c>, for every combination of the fields that it depends on.</summary>
public sealed class PriceSweepTests(ITestOutputHelper output)
{
    [LongFact]
    public async Task Analyzer_and_record_name_the_same_price()
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        var source = new StringBuilder("using Typed;\nstatic class Prices\n{\n");
        foreach (var model in AllModels.Catalogs.Models)
        {
            var place = SweepPlace.Of(model);
            var priced = Priced(model).ToArray();
            foreach (var choice in Combinations(priced).Concat(Combinations(priced.Where(one => !one.Field.Place.IsNested && priced.Any(other => other.Field.Place.IsNested)))))
            {
                var method = "M" + expected.Count.ToString(CultureInfo.InvariantCulture);
                source.Append(CultureInfo.InvariantCulture, $"    static object {method}() => new {model.ParamsType.FullName} {{ {place.Companions(choice.Select(set => set.Field.Property).FirstOrDefault(IsRequired))}{Code(choice)}}};\n");
                expected.Add(method, Shown(Made(place, choice).Cost));
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
        var actual = found.Where(diagnostic => diagnostic.Id is DiagnosticIds.CostOfCall or DiagnosticIds.UnpricedCombination or DiagnosticIds.PriceUnknown).ToDictionary(
            diagnostic => lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Split("object ")[1].Split('(')[0],
            diagnostic => diagnostic.Id != DiagnosticIds.CostOfCall ? "unknown" : diagnostic.GetMessage(CultureInfo.InvariantCulture).Split(" costs ")[1].Split(" credits")[0],
            StringComparer.Ordinal);
        var differences = lines.Select(line => line.ToString()).Where(line => line.Contains("object ", StringComparison.Ordinal)).Select(line => (Line: line, Method: line.Split("object ")[1].Split('(')[0]))
            // Of a count that is not set and has no documented default, the analyzer says nothing.
            .Where(one => expected[one.Method] != actual.GetValueOrDefault(one.Method, "unknown"))
            .Select(one => $"record {expected[one.Method]}, analyzer {actual.GetValueOrDefault(one.Method) ?? "silent"}: {one.Line.Trim()}").ToArray();
        Assert.True(differences.Length == 0, $"{differences.Length} different prices:\n{string.Join("\n", differences.Take(20))}");
        output.WriteLine($"{AllModels.Catalogs.Models.Count()} models, {expected.Count} combinations, {expected.Values.Count(price => price == "unknown")} of them without a price");
        Assert.True(expected.Count > 2_000, $"{expected.Count} combinations");
    }

    private static string Shown(Cost cost) => cost.AtLeast is not { } least ? "unknown"
        : least == cost.AtMost ? Text(least) : $"{Text(least)} to {Text(cost.AtMost!.Value)}";

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    // The conditions of the table and the count; each of a number's values up to 3.
    private static IEnumerable<(SweepField Field, object?[] Values)> Priced(ModelInfo model)
    {
        var names = (model.Prices?.Rules ?? []).SelectMany(rule => rule.When.Where((_, i) => i % 2 == 0))
            .Concat([model.Prices?.CountField, model.Prices?.UpToField])
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        return from field in SweepFields.Of(model).All
               where names.Contains(field.Name) || names.Contains($"count({field.Name})")
               let values = field.Shape switch
               {
                   SweepShape.Choice => (object?[])[null, .. Enum.GetValues(field.Type)],
                   SweepShape.Flag => [null, true, false],
                   SweepShape.List => [null, SweepSample.OfList(field.Type, 0), SweepSample.OfList(field.Type, 1)],
                   _ => [null, 1, 3],
               }
               select (field, IsRequired(field.Property) ? values[1..] : values);
    }

    // Null is refused there, so it has no price.
    private static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));

    private static IEnumerable<(SweepField Field, object? Value)[]> Combinations(IEnumerable<(SweepField Field, object?[] Values)> fields) =>
        fields.Aggregate<(SweepField Field, object?[] Values), IEnumerable<(SweepField, object?)[]>>(
            [[]], (made, field) => made.SelectMany(before => field.Values.Select(value => ((SweepField, object?)[])[.. before, (field.Field, value)])));

    private static ModelParams Made(SweepPlace place, (SweepField Field, object? Value)[] choice)
    {
        var record = place.New();
        foreach (var part in choice.GroupBy(set => set.Field.Place.Holder))
        {
            var owner = part.Key is null ? record : Activator.CreateInstance(part.First().Field.Place.Owner)!;
            part.Key?.SetValue(record, owner);
            foreach (var (field, value) in part)
            {
                field.Property.SetValue(owner, value is SweepSample list ? list.Value : value);
            }
        }

        return (ModelParams)record;
    }

    private static string Code((SweepField Field, object? Value)[] choice) => string.Concat(choice.GroupBy(set => set.Field.Place.Holder).Select(part =>
    {
        var assignments = string.Concat(part.Select(set => $"{set.Field.Property.Name} = {Code(set.Value)}, "));
        return part.Key is null ? assignments : $"{part.Key.Name} = new {part.First().Field.Place.Owner.FullName} {{ {assignments}}}, ";
    }));

    private static string Code(object? value) => value switch
    {
        null => "null",
        SweepSample list => list.Code,
        bool flag => flag ? "true" : "false",
        Enum member => $"{member.GetType().FullName}.{member}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
