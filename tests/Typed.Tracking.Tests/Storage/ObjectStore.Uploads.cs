using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Typed.TrackingTests.Storage;

/// <content>Uploads in parts.</content>
internal sealed partial class ObjectStore
{
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
        if (KnowsChecksums)
        {
            context.Response.Headers["x-amz-checksum-sha256"] = context.Request.Headers["x-amz-checksum-sha256"];
        }

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
            KnowsChecksums ? new XElement(s_namespace + "ChecksumSHA256", ChecksumOf(part.Value)) : null))]);

    private Task CompleteAsync(HttpContext context, byte[] body)
    {
        var id = context.Request.Query["uploadId"].ToString();
        var upload = _uploads[id];
        var named = XDocument.Load(new MemoryStream(body)).Descendants().Where(element => element.Name.LocalName == "Part")
            .Select(part => (Number: int.Parse(TextOf(part, "PartNumber")!, CultureInfo.InvariantCulture), Tag: TextOf(part, "ETag")!, Checksum: TextOf(part, "ChecksumSHA256")))
            .ToList();
        if (named.Exists(part => part.Checksum is not null != KnowsChecksums))
        {
            return ErrorAsync(context, 400, KnowsChecksums ? "InvalidRequest" : "MalformedXML");
        }

        if (!named.TrueForAll(part => upload.Parts.TryGetValue(part.Number, out var there)
            && part.Tag.Trim('"') == TagOf(there).Trim('"') && (part.Checksum is null || part.Checksum == ChecksumOf(there))))
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

    private static string? TextOf(XElement part, string name) => part.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    private sealed record Upload(string Path, string? ContentType, string Hash)
    {
        public ConcurrentDictionary<int, byte[]> Parts { get; } = new();
    }
}
