using System.Text;
using Typed.Models.Creatify;

namespace Typed.EndToEnd.Tests;

public sealed class MainJobTests
{
    public static TheoryData<string> Models => [.. CreatifyCatalog.Models.Models.Select(model => model.Name)];

    [Fact]
    public async Task A_paid_job_ends_with_its_file_on_disk()
    {
        await using var workshop = await Workshop.OpenAsync();
        var token = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("typed-").FullName;
        var request = Workshop.Request with { Duration = KlingV16ProImageToVideoDuration.Seconds10 };
        var statuses = new List<string>();

        var job = await workshop.Client.SubmitAsync(request, cancellationToken: token);
        var result = await job.WaitAsync(new Told(check => statuses.Add(check.Status.ToString())), token);
        var files = await result.DownloadAsync(folder, cancellationToken: token);

        Assert.Equal(24, request.Cost.Credits);
        Assert.Equal(24, result.CreditsUsed);
        Assert.Equal(976, await workshop.Client.GetRemainingCreditsAsync(token));
        Assert.Equal("done", statuses[^1]);
        var file = Assert.Single(files);
        Assert.EndsWith(".mp4", file.Path, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(file.Path, token);
        Assert.Equal("ftyp", Encoding.ASCII.GetString(bytes, 4, 4));
        Assert.Equal(file.Length, bytes.Length);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Every_model_is_made_and_charged_as_promised(string name)
    {
        await using var workshop = await Workshop.OpenAsync();
        var token = TestContext.Current.CancellationToken;
        var request = Minimal(CreatifyCatalog.Models.Get(name));

        var result = await (await workshop.Client.SubmitAsync(request, cancellationToken: token)).WaitAsync(cancellationToken: token);

        Assert.NotEmpty(result.Assets);
        if (request.Cost.Credits is { } promised)
        {
            Assert.Equal(promised, result.CreditsUsed);
        }
    }

    [Fact]
    public async Task The_provider_lists_the_models_that_the_catalog_has()
    {
        await using var workshop = await Workshop.OpenAsync();

        var models = await workshop.Client.ListModelsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(CreatifyCatalog.Models.Models.Select(model => model.Name).Order(StringComparer.Ordinal), models.Select(model => model.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_job_goes_on_by_its_token_in_another_client()
    {
        await using var workshop = await Workshop.OpenAsync();
        var token = TestContext.Current.CancellationToken;
        var kept = (await workshop.Client.SubmitAsync(Workshop.Request, cancellationToken: token)).ResumeToken;

        var result = await workshop.Client.Resume(kept).WaitAsync(cancellationToken: token);

        Assert.Single(result.Assets);
        Assert.Equal(988, workshop.Emulator.Account.Balance);
    }

    // Only what is required, as JSON and through the catalog, as a dynamic user would.
    private static IModelParams Minimal(ModelInfo model)
    {
        var members = model.Fields.Where(field => field.Required).Select(field =>
            $"\"{field.Name}\":" + (field.Kind == Specification.ParamKind.List ? "[\"https://example.com/a.png\"]" : "\"https://example.com/a.png\""));
        using var json = System.Text.Json.JsonDocument.Parse("{" + string.Join(",", members) + "}");
        var result = model.Parse(json.RootElement);
        return result.Params ?? throw new InvalidOperationException(result.Report.ToString());
    }

    private sealed class Told(Action<JobProgress> tell) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => tell(value);
    }
}
