namespace Typed.Providers.Http;

/// <summary>The response came from another address than the requested one: a handler followed a redirect and may have forwarded the keys.</summary>
internal sealed class RedirectFollowedException(string message) : IOException(message)
{
    /// <summary>Refuses a response from another address.</summary>
    /// <param name="address">The address of the request.</param>
    /// <param name="response">The response.</param>
    /// <exception cref="RedirectFollowedException">The response is from another address.</exception>
    public static void ThrowIfElsewhere(Uri address, HttpResponseMessage response)
    {
        if (response.RequestMessage?.RequestUri is { } from && from != address)
        {
            throw new RedirectFollowedException(
                $"A handler of the HttpClient followed a redirect to {from.GetLeftPart(UriPartial.Authority)}, and may have sent the API key there. "
                + "Set AllowAutoRedirect to false in the handler, and replace the key if you do not know that host.");
        }
    }
}
