namespace Typed.Providers.Described.Format;

/// <summary>Reads the description of the messages that a provider posts.</summary>
internal static class WebhookDescriptionReader
{
    public static WebhookDescription Read(DescriptionNode node, JobPointers defaults)
    {
        node.With("job", "delivery_header", "has_result", "statuses", "signature");
        var job = JobReader.Of(node, defaults);
        if (job.Id is null)
        {
            node.Report("the place of the job's id is missing: \"job\": { \"id\": \"/id\" }");
        }

        var signature = node.Object("signature") is { } signed ? Signature(signed) : null;
        var hasResult = node.Flag("has_result");
        if (hasResult && signature is null)
        {
            node.Report("\"has_result\" needs \"signature\": a message without one is only a hint");
        }

        return new WebhookDescription(job)
        {
            DeliveryHeader = node.Header("delivery_header"),
            HasResult = hasResult,
            Statuses = node.Object("statuses") is { } words ? DescriptionReader.Words(words) : null,
            Signature = signature,
        };
    }

    private static WebhookSignature? Signature(DescriptionNode node)
    {
        node.With(
            "scheme", "header", "prefix", "encoding", "content", "id_header", "timestamp_header", "tolerance", "secret_encoding", "secret_variable", "public_keys");
        if (!node.Json.TryGetProperty("scheme", out _))
        {
            node.Report("\"scheme\" is missing");
        }

        if (node.OneOf("scheme", WebhookSignature.HmacSha256, WebhookSignature.HmacSha512, WebhookSignature.Ed25519, WebhookSignature.StandardWebhooks) is not { } scheme)
        {
            return null;
        }

        var signature = new WebhookSignature
        {
            Scheme = scheme,
            Header = node.Header("header") ?? "",
            Prefix = node.AnyText("prefix") ?? "",
            Encoding = node.OneOf("encoding", "hex", "base64") ?? "hex",
            Content = node.Text("content") ?? "{body}",
            IdHeader = node.Header("id_header"),
            TimestampHeader = node.Header("timestamp_header"),
            Tolerance = (int)(node.Number("tolerance", 1, 24 * 3600) ?? 300),
            SecretEncoding = node.OneOf("secret_encoding", "text", "hex", "base64") ?? "text",
            SecretVariable = node.Text("secret_variable"),
            PublicKeys = node.Texts("public_keys"),
        };
        Check(node, signature);
        return signature;
    }

    private static void Check(DescriptionNode node, WebhookSignature signature)
    {
        if (signature.Scheme != WebhookSignature.StandardWebhooks && !node.Json.TryGetProperty("header", out _))
        {
            node.Report("\"header\" is missing: the header with the signature");
        }

        if (!signature.Content.Contains("{body}", StringComparison.Ordinal))
        {
            node.Report("\"content\" must have {body}: otherwise the message itself is not signed");
        }

        foreach (var (mark, header, name) in new[] { ("{id}", signature.IdHeader, "id_header"), ("{timestamp}", signature.TimestampHeader, "timestamp_header") })
        {
            if (signature.Content.Contains(mark, StringComparison.Ordinal) != (header is not null))
            {
                node.Report($"{mark} in \"content\" and \"{name}\" need each other");
            }
        }

        if (signature.Content.Replace("{id}", "", StringComparison.Ordinal).Replace("{timestamp}", "", StringComparison.Ordinal).Replace("{body}", "", StringComparison.Ordinal)
            .AsSpan().IndexOfAny('{', '}') >= 0)
        {
            node.Report("\"content\" can have {id}, {timestamp} and {body}");
        }

        if (signature.PublicKeys.Count > 0 && signature.Scheme != WebhookSignature.Ed25519)
        {
            node.Report("\"public_keys\" belongs to the scheme ed25519; a secret is never in this file");
        }
    }
}
