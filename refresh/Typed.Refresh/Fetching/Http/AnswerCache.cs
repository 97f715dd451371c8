using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Files;

namespace Typed.Refresh.Fetching.Http;

/// <summary>Stores the responses of an interrupted run, so that the next run does not request them again. Each has its day and hash; an invalid one is ignored.</summary>
/// <param name="folder">The folder of the responses.</param>
/// <param name="maxAge">Older responses are requested again.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerCache(string folder, TimeSpan maxAge, TimeProvider time)
{
    public byte[]? Find(string request)
    {
        var file = FileOf(request);
        if (!File.Exists(file))
        {
            return null;
        }

        var content = File.ReadAllBytes(file);
        var end = Array.IndexOf(content, (byte)'\n');
        try
        {
            var head = StrictJson.Parse(content.AsSpan(0, Math.Max(end, 0)));
            var body = content[(end + 1)..];
            var at = DateTimeOffset.ParseExact(head!["at"]!.GetValue<string>(), "O", CultureInfo.InvariantCulture);
            var age = time.GetUtcNow() - at;
            return age >= TimeSpan.Zero && age <= maxAge && head["request"]!.GetValue<string>() == request && head["sha256"]!.GetValue<string>() == Hash.Of(body) ? body : null;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    public void Keep(string request, byte[] body)
    {
        Directory.CreateDirectory(folder);
        var head = new JsonObject
        {
            ["request"] = request,
            ["at"] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ["sha256"] = Hash.Of(body),
        };
        DurableFile.ReplaceQuickly(FileOf(request), [.. Encoding.UTF8.GetBytes(head.ToJsonString()), (byte)'\n', .. body]);
    }

    private string FileOf(string request) => Path.Combine(folder, Hash.Of(Encoding.UTF8.GetBytes(request)));
}
