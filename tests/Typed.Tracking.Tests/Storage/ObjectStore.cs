using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Typed.TrackingTests.Storage;

/// <summary>The part of the S3 API that the store uses, on loopback. It checks the hashes that requests state, as S3 does, and counts the requests. It does not check the
/// signatures: those are the work of Amazon's library.</summary>
internal sealed partial class ObjectStore : IAsyncDisposable
{
    private static readonly XNamespace s_namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private int _ids;

    private ObjectStore(WebApplication app) => _app = app;

    /// <summary>The visible objects by bucket and key.</summary>
    public ConcurrentDictionary<string, Stored> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>The requests so far, such as <c>PUT part 1</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Answers such a request with an error.</summary>
    public string? Refuses { get; set; }

    /// <summary>Whether the user may read and list nothing. S3 then does not say whether an object exists.</summary>
    public bool IsWriteOnly { get; set; }

    /// <summary>Closes the connection of such a request after its first bytes.</summary>
    public string? Breaks { get; set; }

    /// <summary>Runs before such a request is answered.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether the store knows checksums, as Amazon's does: it then lists them, and demands them at the end of an upload. OpenStack Swift refuses that request instead.</summary>
    public bool KnowsChecksums { get; set; } = true;

    public int OpenUploads => _uploads.Count;

    public static async Task<ObjectStore> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var store = new ObjectStore(app);
        app.Run(store.AnswerAsync);
        await app.StartAsync(Records.Ct);
        return store;
    }

    public AmazonS3Client Client(TimeSpan? timeout = null) => new(
        new BasicAWSCredentials("AKIATESTACCESSKEY", "test-secret"),
        new AmazonS3Config { ServiceURL = _app.Urls.First(), ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "us-east-1", Timeout = timeout ?? TimeSpan.FromSeconds(100) });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var query = request.Query;
        var what = query.ContainsKey("partNumber") ? $"{request.Method} part {query["partNumber"]}"
            : query.ContainsKey("uploads") ? $"{request.Method} uploads"
            : query.ContainsKey("uploadId") ? $"{request.Method} upload"
            : $"{request.Method} object";
        Requests.Enqueue(what);
        if (what == Breaks)
        {
            await request.Body.ReadExactlyAsync(new byte[1000], context.RequestAborted);
            context.Abort();
            return;
        }

        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        await Before(what);
        if (!request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=AKIATESTACCESSKEY/", StringComparison.Ordinal))
        {
            await ErrorAsync(context, 403, "AccessDenied");
        }
        else if (what == Refuses)
        {
            await ErrorAsync(context, 503, "SlowDown");
        }
        else if (IsWriteOnly && request.Method is ("HEAD" or "GET"))
        {
            await ErrorAsync(context, 403, "AccessDenied");
        }
        else if (query.ContainsKey("uploadId") && !_uploads.ContainsKey(query["uploadId"]!))
        {
            await ErrorAsync(context, 404, "NoSuchUpload");
        }
        else if (!IsWhole(request, body.ToArray()))
        {
            await ErrorAsync(context, 400, "XAmzContentSHA256Mismatch");
        }
        else
        {
            await AnswerAsync(context, what.Split(' ')[1], body.ToArray());
        }
    }

    private Task AnswerAsync(HttpContext context, string what, byte[] body)
    {
        var path = Uri.UnescapeDataString(context.Request.Path.Value!.TrimStart('/'));
        return (context.Request.Method, what) switch
        {
            ("PUT", "object") => PutAsync(context, path, body),
            ("HEAD", "object") => HeadAsync(context, path),
            ("POST", "uploads") => BeginAsync(context, path),
            ("GET", "uploads") => ListUploadsAsync(context, path),
            ("PUT", "part") => PartAsync(context, body),
            ("GET", "upload") => ListPartsAsync(context),
            ("POST", "upload") => CompleteAsync(context, body),
            ("DELETE", "upload") => AbortAsync(context),
            _ => ErrorAsync(context, 501, "NotImplemented"),
        };
    }

    private Task PutAsync(HttpContext context, string path, byte[] body)
    {
        Objects[path] = new Stored(body, context.Request.ContentType, context.Request.Headers["x-amz-meta-typed-sha256"].ToString());
        context.Response.Headers.ETag = TagOf(body);
        return Task.CompletedTask;
    }

    private Task HeadAsync(HttpContext context, string path)
    {
        if (!Objects.TryGetValue(path, out var stored))
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }

        context.Response.ContentLength = stored.Content.Length;
        context.Response.Headers.ETag = TagOf(stored.Content);
        context.Response.Headers["x-amz-meta-typed-sha256"] = stored.Hash;
        return Task.CompletedTask;
    }

    private bool IsWhole(HttpRequest request, byte[] body)
    {
        var signed = request.Headers["x-amz-content-sha256"].ToString();
        var stated = request.Headers["x-amz-checksum-sha256"].ToString();
        return signed.Equals(Convert.ToHexString(SHA256.HashData(body)), StringComparison.OrdinalIgnoreCase)
            && (!KnowsChecksums || stated.Length == 0 || stated == ChecksumOf(body));
    }

    private static string ChecksumOf(byte[] content) => Convert.ToBase64String(SHA256.HashData(content));

    // Without encryption by a key of its own, S3 and most stores state the MD5 hash.
#pragma warning disable CA5351
    private static string TagOf(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
#pragma warning restore CA5351

    private static Task XmlAsync(HttpContext context, string root, params XElement[] content)
    {
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(new XElement(s_namespace + root, content).ToString(), context.RequestAborted);
    }

    private static Task ErrorAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<Error><Code>{code}</Code><Message>Refused for AKIATESTACCESSKEY.</Message></Error>", context.RequestAborted);
    }

    internal sealed record Stored(byte[] Content, string? ContentType, string Hash);
}
