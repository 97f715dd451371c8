using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Typed.Emulator.Http;

/// <summary>A JSON response in one of the formats that the emulated APIs use for results and errors.</summary>
internal sealed class JsonAnswer(int status, Action<Utf8JsonWriter> write) : IResult
{
    // Text is written as received: the APIs don't escape apostrophes or accented letters.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates the error format of an object with one text, <c>detail</c>.</summary>
    public static JsonAnswer Detail(int status, string text) => OneText(status, "detail", text);

    /// <summary>Creates the error format of an object with one text, <c>error</c>.</summary>
    public static JsonAnswer Error(int status, string text) => OneText(status, "error", text);

    /// <summary>Creates the error format of a bare array of texts.</summary>
    public static JsonAnswer Texts(int status, string text) => new(status, json =>
    {
        json.WriteStartArray();
        json.WriteStringValue(text);
        json.WriteEndArray();
    });

    /// <summary>Creates the error format of an object that maps a field to an array of texts.</summary>
    public static JsonAnswer Field(int status, string field, IEnumerable<string> messages) => new(status, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray(field);
        foreach (var message in messages)
        {
            json.WriteStringValue(message);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static byte[] ToBytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = ToBytes(write);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json";
        httpContext.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private static JsonAnswer OneText(int status, string name, string text) => new(status, json =>
    {
        json.WriteStartObject();
        json.WriteString(name, text);
        json.WriteEndObject();
    });
}
