using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Files;
using Typed.Refresh.Quoting;
using Typed.Schema.Diagnostics;
using Typed.Schema.Reading;

namespace Typed.Refresh.Merging;

/// <summary>Checks that the generator can read a file before it is written.</summary>
internal static class ReaderCheck
{
    // Limits computing time, so it uses the machine's own clock. It stops schemas that are designed to be slow; real ones take a millisecond.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    /// <exception cref="FetchException">The generator cannot read the file.</exception>
    public static void Verify(string provider, string path, string model, string text) => Verify(provider, path, model, text, refusesErrors: false);

    /// <summary>The same for a schema whose errors would be those of the next build.</summary>
    /// <exception cref="FetchException">The generator cannot read the file, or reports an error in it.</exception>
    public static void VerifyStrictly(string provider, string path, string model, string text) => Verify(provider, path, model, text, refusesErrors: true);

    private static void Verify(string provider, string path, string model, string text, bool refusesErrors)
    {
        using var limit = new CancellationTokenSource(s_limit);
        ModelFile read;
        try
        {
            read = ModelFileReader.Read(new SchemaFile(provider, $"schemas/{provider}/{path}", SchemaFileKind.Model, text), limit.Token);
        }
        catch (OperationCanceledException slow)
        {
            throw new FetchException($"The schema of {ServerText.Quote(model)} takes too long to read.", slow);
        }

        var errors = read.Diagnostics.Where(diagnostic => ProblemRules.ById(diagnostic.Rule).Severity == ProblemSeverity.Error).ToList();
        if (read.Model is null || read.Model.Model != model || (refusesErrors && errors.Count > 0))
        {
            var why = string.Join("; ", (errors.Count > 0 ? errors : [.. read.Diagnostics]).Select(diagnostic => $"{diagnostic.Message} ({TextPointer.At(text, diagnostic.Place.Start)})"));
            throw new FetchException($"No record can be generated for {ServerText.Quote(model)}: {ServerText.Quote(why)}.");
        }
    }
}
