using System.Text;

namespace Typed.DocsTests.Shell;

/// <summary>A curl command of a page, sent to the test's own emulator: curl itself may not be installed.</summary>
internal static class CurlCall
{
    public static async Task<string?> ProblemAsync(IReadOnlyList<string> words, Uri emulator, HttpClient http, CancellationToken cancellationToken)
    {
        var method = HttpMethod.Get;
        string? body = null;
        Uri? address = null;
        for (var i = 1; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "-X":
                    method = new HttpMethod(words[++i]);
                    break;
                case "-d":
                    body = words[++i];
                    break;
                case "-H":
                    i++;
                    break;
                default:
                    address = new Uri(words[i].Contains("://", StringComparison.Ordinal) ? words[i] : "http://" + words[i]);
                    break;
            }
        }

        using var request = new HttpRequestMessage(method, new Uri(emulator, address!.PathAndQuery));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode ? null : $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}";
    }
}
