using Typed.Refresh.Catalog;
using Typed.Refresh.CSharp;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

public sealed class SampleTests
{
    [Fact]
    public async Task The_sample_of_each_model_compiles_and_the_model_takes_it()
    {
        var models = CatalogReader.Read(new SchemaFolder(ScratchFolder.Repository, IsShipped: false)).Models;
        var assembly = RecordAssembly.Of(ScratchFolder.Repository, [.. models.Select(SampleText.Of)]);
        Assert.Empty(await assembly.ErrorsAsync());
        var verdicts = assembly.Run();
        Assert.Equal(models.Count, verdicts.Count);
        Assert.All(verdicts.Zip(models), pair => Assert.Equal($"{pair.Second.Name}: valid", pair.First.Verdict));
    }

    [Fact]
    public async Task The_whole_program_of_each_model_compiles()
    {
        var models = CatalogReader.Read(new SchemaFolder(ScratchFolder.Repository, IsShipped: false)).Models;
        var programs = models.Select(ProgramText.Of).ToList();
        Assert.All(programs, program => Assert.Contains("await job.WaitAsync()", program, StringComparison.Ordinal));
        Assert.Empty(await RecordAssembly.OfPrograms(ScratchFolder.Repository, programs).ErrorsAsync());
    }

    [Fact]
    public async Task A_sample_shows_what_decides_the_price()
    {
        using var tool = new Tool();
        await tool.ExpectAsync(0, "sample", "bytedance/seedance/v1/pro/image-to-video", "--schemas", ScratchFolder.Repository);
        Assert.Contains("Duration = BytedanceSeedanceV1ProImageToVideoDuration.Seconds5,", tool.Output, StringComparison.Ordinal);
        Assert.Contains("Resolution = BytedanceSeedanceV1ProImageToVideoResolution.P1080,", tool.Output, StringComparison.Ordinal);
    }
}
