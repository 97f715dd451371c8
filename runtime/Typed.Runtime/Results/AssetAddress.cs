using System.Net;
using System.Net.Sockets;

namespace Typed.Results;

/// <summary>Decides which URLs assets may be downloaded from. A URL is untrusted input: it must not lead to this machine or its network.</summary>
internal static class AssetAddress
{
    private static readonly IPNetwork[] s_notPublic =
    [
        // This network, private, shared (CGNAT), loopback, link-local, IETF protocols, documentation, benchmarks, multicast, reserved, broadcast.
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
        // Unspecified and loopback, IPv4 within IPv6 (translated and compatible), discard, documentation, 6to4, unique local, link-local, site-local, multicast.
        IPNetwork.Parse("::/96"), IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("64:ff9b:1::/48"), IPNetwork.Parse("100::/64"), IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("fec0::/10"), IPNetwork.Parse("ff00::/8"),
    ];

    /// <summary>Returns why an asset must not be downloaded from a URL; null if it may be.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="allowPrivate">Whether addresses on this machine and private networks are allowed.</param>
    public static string? Refusal(Uri url, bool allowPrivate) =>
        !url.IsAbsoluteUri || url.Scheme is not ("https" or "http") ? "has an address that is neither http nor https"
        : url.UserInfo.Length > 0 ? "has an address with user information"
        : allowPrivate || IsPublicHost(url) ? null
        : "has an address in this machine or a private network";

    /// <summary>Determines whether an address is on the public Internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Array.Exists(s_notPublic, network => network.Contains(plain));
    }

    /// <summary>Connects only to the public addresses of a host. Resolves the name only here, once, so that it cannot change in between.</summary>
    public static async ValueTask<Stream> ConnectToPublicAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var found = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        var addresses = IsProxy(context) ? found : Array.FindAll(found, IsPublic);
        if (addresses.Length == 0)
        {
            throw new PrivateAddressException($"{host} is in this machine or a private network.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The machine's configured proxy may be in a private network. It resolves names itself.
    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage is { Method: var method, RequestUri: var url }
        && (method == HttpMethod.Connect || !string.Equals(url?.IdnHost, context.DnsEndPoint.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase));

    // Uri has already normalized decimal, octal and hexadecimal forms of an address.
    private static bool IsPublicHost(Uri url)
    {
        var host = url.DnsSafeHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var address)
            ? IsPublic(address)
            : !url.IsLoopback
                && host.Length > 0
                && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                && !host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
                && !host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
                && !host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Thrown if the host of an asset has no public address.</summary>
internal sealed class PrivateAddressException(string message) : IOException(message);
