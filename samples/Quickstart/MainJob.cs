using System.Globalization;
using Quickstart.Display;
using Typed;
using Typed.Models.Creatify;

namespace Quickstart;

/// <summary>Two images, a video from text, and a video from the first image: priced, submitted, waited for, on disk.</summary>
internal static class MainJob
{
    /// <returns>Whether every job ended with its files on disk.</returns>
    public static async Task<bool> RunAsync(Service service, DirectoryInfo output, Board board, CancellationToken cancellationToken)
    {
        var images = new NanoBananaParams
        {
            Prompt = "A lighthouse on a cliff at dusk, warm light in the windows",
            NumImages = 2,
            AspectRatio = NanoBananaAspectRatio.Ratio16x9,
        };
        var fromText = new Sora2TextToVideoParams
        {
            Prompt = "Waves roll in below a lighthouse, seen from a drone",
            Duration = Sora2TextToVideoDuration.Seconds4,
        };
        // Its image comes from the first job; the price does not depend on it.
        var fromImage = Animate("https://example.com/made-by-the-first-job.png");

        var before = await service.Client.GetRemainingCreditsAsync(cancellationToken);
        Board.Say($"Talking to {service.Name}");
        Board.Say($"{Text(before)} credits left");
        board.Prices([images, fromText, fromImage]);

        Outcome[] outcomes = [];
        await board.RunAsync(async lines =>
        {
            var text = RunOneAsync(service, fromText, output, lines.Add("sora-2/text-to-video"), cancellationToken);
            var made = RunOneAsync(service, images, output, lines.Add("nano-banana"), cancellationToken);
            var video = AfterAsync(made, lines.Add("kling-video/v1.6/pro/image-to-video"));
            outcomes = await Task.WhenAll(made, text, video);
        });

        var spent = before - await service.Client.GetRemainingCreditsAsync(cancellationToken);
        board.Results(outcomes, spent);
        return outcomes.All(outcome => outcome.IsGood);

        async Task<Outcome> AfterAsync(Task<Outcome> made, JobLine line)
        {
            line.Status("waits for the image");
            if ((await made).Result?.Assets is not [{ Url: { } url }, ..])
            {
                line.Failed("there is no image to start from");
                return Outcome.Failed(fromImage, "there is no image to start from");
            }

            return await RunOneAsync(service, Animate(url.ToString()), output, line, cancellationToken);
        }
    }

    private static KlingV16ProImageToVideoParams Animate(string imageUrl) => new()
    {
        Prompt = "The light of the lighthouse turns, waves below",
        ImageUrl = imageUrl,
        Duration = KlingV16ProImageToVideoDuration.Seconds5,
        CfgScale = 0.5,
    };

    // A job that fails is told and does not stop the others: they are paid for.
    private static async Task<Outcome> RunOneAsync(
        Service service, IModelParams request, DirectoryInfo output, JobLine line, CancellationToken cancellationToken)
    {
        try
        {
            var job = await service.Client.SubmitAsync(request, cancellationToken: cancellationToken);
            line.Status("submitted");
            var result = await job.WaitAsync(new Told<JobProgress>(look => line.Status(look.Status.ToString())), cancellationToken);
            var files = await result.DownloadAsync(
                Path.Combine(output.FullName, job.Id),
                new Told<DownloadProgress>(piece => line.Downloading(piece.BytesReceived, piece.TotalBytes)),
                cancellationToken);
            line.Done(string.Create(CultureInfo.InvariantCulture, $"{files.Count} file(s), {Text(result.CreditsUsed)} credits"));
            return new Outcome(request, result, files, null);
        }
        catch (Exception exception) when (exception is TypedException or IOException)
        {
            line.Failed(exception.Message);
            return Outcome.Failed(request, exception.Message);
        }
    }

    private static string Text(decimal? credits) => credits?.ToString("0.##", CultureInfo.InvariantCulture) ?? "unknown";

    // Progress<T> would post to the thread pool and may arrive out of order; a line of text wants them as they come.
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
