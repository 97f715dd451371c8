using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests;

public sealed class ProjectWithoutTypedTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 5)]
    public async Task Registers_work_only_where_typed_is_referenced(bool typed, int operationActions)
    {
        var state = new SnippetProject();
        state.Sources.Add(("Test.cs", "class Test { object M() => (System.DayOfWeek)77; }"));
        if (typed)
        {
            state.AdditionalReferences.Add(References.Runtime);
        }

        var analyzer = new UndefinedValueAnalyzer();
        var compilation = await (await state.CreateProjectAsync()).GetCompilationAsync(TestContext.Current.CancellationToken);
        var run = AnalyzerRun.WithAnalyzers(compilation!, new AnalyzerOptions([]), analyzer);
        Assert.Empty(await run.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken));

        var telemetry = await run.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
        Assert.Equal(1, telemetry.CompilationStartActionsCount);
        Assert.Equal(operationActions, telemetry.OperationActionsCount);
    }
}
