using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Typed.Analyzers.Tests.Kit;
using Typed.Analyzers.Tests.Sweep;
using Typed.CodeFixes.Refactorings;
using Typed.Constraints;
using Typed.Models;
using Typed.Specification;

namespace Typed.Analyzers.Tests.Refactorings;

/// <summary>Each cheaper model that is offered for each model's plain request: the changed request is run, and is valid, cheaper, of the offered price, and of the same length, size and shape.</summary>
public sealed class CheaperModelSweepTests(ITestOutputHelper output)
{
    private static readonly ParamRole[] s_roles = [ParamRole.Duration, ParamRole.Resolution, ParamRole.AspectRatio];

    [Fact]
    public async Task What_is_offered_is_true()
    {
        var models = AllModels.Catalogs.Models.ToArray();
        var code = "using Typed;\npublic static class Requests\n{\n"
            + string.Concat(models.Select((model, index) => $"    public static IModelParams M{Text(index)}() => new {model.ParamsType.FullName} {{ {SweepPlace.Of(model).Companions()}}};\n")) + "}\n";
        var state = new SnippetProject { AdditionalReferences = { References.Runtime, References.Models } };
        state.Sources.Add(("Requests.cs", code));
        var document = (await state.CreateProjectAsync()).Documents.Single();
        var root = (await document.GetSyntaxRootAsync(TestContext.Current.CancellationToken))!;
        var offers = new List<(string Before, string After, string Title, string Code)>();
        foreach (var method in root.DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            var actions = new List<CodeAction>();
            var start = method.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().First().Type.SpanStart;
            await new ChangeModelRefactoringProvider().ComputeRefactoringsAsync(
                new CodeRefactoringContext(document, new TextSpan(start, 0), actions.Add, TestContext.Current.CancellationToken));
            foreach (var action in actions.Where(action => action.EquivalenceKey!.StartsWith("Typed.CheaperModel.", StringComparison.Ordinal)))
            {
                var changed = (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
                var after = (await changed.GetSyntaxRootAsync(TestContext.Current.CancellationToken))!.DescendantNodes().OfType<MethodDeclarationSyntax>().Single(other => other.Identifier.Text == method.Identifier.Text);
                var name = $"{method.Identifier.Text}_{Text(offers.Count)}";
                offers.Add((method.Identifier.Text, name, action.Title, after.WithIdentifier(SyntaxFactory.Identifier(name)).ToFullString()));
            }
        }

        var type = Load(code[..code.LastIndexOf('}')] + string.Concat(offers.Select(offer => offer.Code)) + "}\n");
        Assert.All(offers, offer =>
        {
            var (before, after) = (Run(type, offer.Before), Run(type, offer.After));
            Assert.True(after.Validate().IsValid, offer.Code);
            Assert.True(after.Cost.AtMost < before.Cost.AtLeast, $"{after.Cost} in place of {before.Cost}: {offer.Code}");
            Assert.Contains(after.Cost.AtMost!.Value.ToString("0.####", CultureInfo.InvariantCulture) + " ", offer.Title, StringComparison.Ordinal);
            Assert.Equal(Roles(before), Roles(after));
        });
        output.WriteLine($"{models.Length} models, {offers.Count} offers");
        Assert.True(offers.Count > 5, $"{offers.Count} offers");
    }

    private static IModelParams Run(Type type, string method) => (IModelParams)type.GetMethod(method)!.Invoke(null, null)!;

    // What the request sends for each role; of a duration the digits, since one model takes 8 and another "8s".
    private static string?[] Roles(IModelParams request)
    {
        using var json = JsonDocument.Parse(((ModelParams)request).ToUtf8Json());
        return [.. s_roles.Select(role => request.GetType().GetProperties().FirstOrDefault(property => property.Param()?.Role == role) is { } property
            && json.RootElement.TryGetProperty(property.Param()!.Name, out var value)
            ? role == ParamRole.Duration ? string.Concat(value.ToString().Where(char.IsAsciiDigit)) : value.ToString() : null)];
    }

    private static Type Load(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Requests", [CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp13))], [.. References.Platform, References.Runtime, References.Models],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        image.Position = 0;
        return new AssemblyLoadContext("Requests", isCollectible: true).LoadFromStream(image).GetType("Requests")!;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
