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
internal sealed class ObjectStore : IAsyncDisposable
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

    public AmazonS3Client Client() => new(
        new BasicAWSCredentials("AKIATESTACCESSKEY", "test-secret"),
        new AmazonS3Config { ServiceURL = _app.Urls.First(), ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "us-east-1" });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        var query = request.Query;
        var what = query.ContainsKey("partNumber") ? $"{request.Method} part {query["partNumber"]}"
            : query.ContainsKey("uploads") ? $"{request.Method} uploads"
            : query.ContainsKey("uploadId") ? $"{request.Method} upload"
            : $"{request.Method} object";
        Requests.Enqueue(what);
        if (!request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=AKIATESTACCESSKEY/", StringComparison.Ordinal))
        {
            await ErrorAsync(context, 403, "AccessDenied");
        }
        else if (what == Refuses)
        {
            await ErrorAsync(context, 503, "SlowDown");
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

    private Task BeginAsync(HttpContext context, string path)
    {
        var id = "u" + Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture);
        _uploads[id] = new Upload(path, context.Request.ContentType, context.Request.Headers["x-amz-meta-typed-sha256"].ToString());
        return XmlAsync(context, "InitiateMultipartUploadResult", new XElement(s_namespace + "UploadId", id));
    }

    private Task ListUploadsAsync(HttpContext context, string bucket) => XmlAsync(
        context,
        "ListMultipartUploadsResult",
        [.. _uploads.Where(one => one.Value.Path.StartsWith($"{bucket.TrimEnd('/')}/{context.Request.Query["prefix"]}", StringComparison.Ordinal)).Select(one => new XElement(
            s_namespace + "Upload",
            new XElement(s_namespace + "Key", one.Value.Path[(one.Value.Path.IndexOf('/', StringComparison.Ordinal) + 1)..]),
            new XElement(s_namespace + "UploadId", one.Key)))]);

    private Task PartAsync(HttpContext context, byte[] body)
    {
        var number = int.Parse(context.Request.Query["partNumber"]!, CultureInfo.InvariantCulture);
        _uploads[context.Request.Query["uploadId"]!].Parts[number] = body;
        context.Response.Headers.ETag = TagOf(body);
        return Task.CompletedTask;
    }

    private Task ListPartsAsync(HttpContext context) => XmlAsync(
        context,
        "ListPartsResult",
        [.. _uploads[context.Request.Query["uploadId"]!].Parts.OrderBy(part => part.Key).Select(part => new XElement(
            s_namespace + "Part",
            new XElement(s_namespace + "PartNumber", part.Key),
            new XElement(s_namespace + "ETag", TagOf(part.Value)),
            new XElement(s_namespace + "Size", part.Value.Length),
            new XElement(s_namespace + "ChecksumSHA256", Convert.ToBase64String(SHA256.HashData(part.Value)))))]);

    private Task CompleteAsync(HttpContext context, byte[] body)
    {
        var id = context.Request.Query["uploadId"].ToString();
        var upload = _uploads[id];
        var named = XDocument.Load(new MemoryStream(body)).Descendants().Where(element => element.Name.LocalName == "Part")
            .Select(part => (Number: (int)part.Elements().First(element => element.Name.LocalName == "PartNumber"), Tag: (string)part.Elements().First(element => element.Name.LocalName == "ETag")))
            .ToList();
        if (!named.TrueForAll(part => upload.Parts.TryGetValue(part.Number, out var there) && part.Tag.Trim('"') == TagOf(there).Trim('"')))
        {
            return ErrorAsync(context, 400, "InvalidPart");
        }

        Objects[upload.Path] = new Stored([.. named.SelectMany(part => upload.Parts[part.Number])], upload.ContentType, upload.Hash);
        _uploads.TryRemove(id, out _);
        return XmlAsync(context, "CompleteMultipartUploadResult", new XElement(s_namespace + "ETag", "\"whole\""));
    }

    private Task AbortAsync(HttpContext context)
    {
        _uploads.TryRemove(context.Request.Query["uploadId"].ToString(), out _);
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static bool IsWhole(HttpRequest request, byte[] body)
    {
        var hash = SHA256.HashData(body);
        var signed = request.Headers["x-amz-content-sha256"].ToString();
        var stated = request.Headers["x-amz-checksum-sha256"].ToString();
        return signed.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase) && (stated.Length == 0 || stated == Convert.ToBase64String(hash));
    }

    // Any text that depends on the content.
    private static string TagOf(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";

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

    private sealed record Upload(string Path, string? ContentType, string Hash)
    {
        public ConcurrentDictionary<int, byte[]> Parts { get; } = new();
    }
}
