using System.Text;
using Typed.Providers.Described.Format;

namespace Typed.Providers.Described;

/// <summary>Writes the request that starts a job.</summary>
internal static class DescribedSubmission
{
    /// <returns>The path, the body, and a header for the address of the webhook; null if it is somewhere else, or if there is none.</returns>
    /// <exception cref="InvalidParametersException">The address of the webhook is too long, or the model's name cannot be a part of a path. Nothing was sent.</exception>
    public static (string Path, ReadOnlyMemory<byte> Body, KeyValuePair<string, string>? Header) Of(string provider, SubmitDescription submit, GenerationRequest request)
    {
        var body = new SubmissionBody();
        body.Set(submit.Input, request.InputParams);
        if (submit.Model is { } model)
        {
            body.Set(model, request.Model);
        }

        foreach (var (pointer, json) in submit.Constants)
        {
            body.Set(pointer, Encoding.UTF8.GetBytes(json));
        }

        var path = PathOf(provider, submit, request.Model);
        KeyValuePair<string, string>? header = null;
        // A tracker passes an address with each submission. A provider without webhooks is polled instead.
        if (request.WebhookUrl is { } url && submit.Webhook is { } place)
        {
            ThrowIfTooLong(provider, place, url, request.Model);
            switch (place.In)
            {
                case "query": path += (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"{Uri.EscapeDataString(place.Name)}={Uri.EscapeDataString(url.AbsoluteUri)}"; break;
                case "header": header = new(place.Name, url.AbsoluteUri); break;
                default: body.Set(place.Name, url.AbsoluteUri); break;
            }
        }

        return (path, body.ToUtf8(), header);
    }

    private static string PathOf(string provider, SubmitDescription submit, string model)
    {
        try
        {
            return submit.Path.Fill(id: null, model);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidParametersException(provider, new ValidationReport(model, [new Violation("$", "model", exception.Message)]));
        }
    }

    private static void ThrowIfTooLong(string provider, WebhookPlace place, Uri url, string model)
    {
        if (url.AbsoluteUri.Length > place.MaxLength)
        {
            var violation = new Violation("$.webhook", "maxLength", $"{url.AbsoluteUri.Length} characters. Allowed: at most {place.MaxLength}.");
            throw new InvalidParametersException(provider, new ValidationReport(model, [violation]));
        }
    }
}
