using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Tests.Kit;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.Generator.Tests.Engine;

/// <summary>The engine without the compiler, as the tool uses it, gives the very sources of the generator.</summary>
public sealed class SourceSetTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    [InlineData(LanguageVersion.CSharp10)]
    public void The_sources_are_those_of_the_generator(LanguageVersion version)
    {
        (string Name, string Value)[] properties =
        [
            (OptionNames.Namespace, "Acme.Records"), (OptionNames.AllModels, "Acme.AllModels"), (OptionNames.Visibility, "internal"),
            (OptionNames.Models, "kling*,veo3*,seed*"), (OptionNames.Names, "veo3.1=Newest"),
        ];
        var files = RepositorySchemas.All();
        var run = new LivingDriver(version).Options(properties).Add(files).Run();

        var sources = SourceSet.Of(
            files.Select(file => SchemaFile.Of(file.Provider!, file.Path, file.GetText(TestContext.Current.CancellationToken).ToString())),
            GeneratorOptions.From(name => properties.FirstOrDefault(property => property.Name == name).Value),
            LanguageSupport.Of((int)version),
            TestContext.Current.CancellationToken);

        Assert.Equal(
            run.Sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => (source.Key, source.Value)),
            sources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => (source.HintName, source.Text)));
        Assert.Equal(version >= LanguageVersion.CSharp11, sources.Any(source => source.HintName.EndsWith("Params.g.cs", StringComparison.Ordinal)));
    }
}
