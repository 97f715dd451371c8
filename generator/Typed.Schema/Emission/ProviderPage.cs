namespace Typed.Schema.Emission;

/// <summary>Finds the address of the provider's page in the source that a file states.</summary>
public static class ProviderPage
{
    /// <summary>The address, or null if the source does not begin with one: a source may also name a package, or say how it was read.</summary>
    /// <param name="source">The source, such as <c>docs.example.com/models § Prices; § Limits</c>.</param>
    public static string? Of(string? source)
    {
        var end = source?.IndexOfAny([' ', ';', ',', '(', '<', '>', '"', '&']) ?? -1;
        var start = end < 0 ? source ?? "" : source!.Substring(0, end);
        var slash = start.IndexOf('/');
        var host = slash < 0 ? start : start.Substring(0, slash);
        return host.IndexOf('.') > 0 && host[host.Length - 1] != '.' && host.All(c => c is '.' or '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')) ? "https://" + start : null;
    }
}
