using System.Security.Cryptography;
using System.Text;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Baselines;

public sealed class CorpusTests
{
    /// <summary>One line for each generated file, so that a changed line names the model that changed.</summary>
    [Fact]
    public void The_sources_of_the_shipped_models_are_those_that_were_reviewed()
    {
        var sources = new LivingDriver().Add(RepositorySchemas.All()).Run().Sources;

        BaselineFile.Check("Corpus.sha256", string.Concat(sources
            .OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Value)))}  {source.Key}\n")));
    }
}
