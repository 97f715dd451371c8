using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Typed.CatalogTests.Kit;

/// <summary>A page of the browser, with all that it asked for and complained of.</summary>
internal sealed class Page : IAsyncDisposable
{
    private readonly DevTools _tools = new();
    private readonly CancellationToken _cancellation;
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Page(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>Each address that was asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Errors and warnings of the console, refusals by the content policy included.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public static async Task<Page> ConnectAsync(Uri address, CancellationToken cancellation)
    {
        var page = new Page(cancellation);
        page._tools.OnEvent = page.Take;
        await page._tools.ConnectAsync(address, cancellation);
        foreach (var domain in new[] { "Page", "Network", "Runtime", "Log" })
        {
            await page._tools.CallAsync(domain + ".enable", cancellationToken: cancellation);
        }

        return page;
    }

    public async Task GoAsync(string file)
    {
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await CallAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        await _loaded.Task.WaitAsync(_cancellation);
    }

    public Task SizeAsync(int width, int height, bool isMobile = false) => CallAsync("Emulation.setDeviceMetricsOverride", new()
    {
        ["width"] = width,
        ["height"] = height,
        ["deviceScaleFactor"] = 1,
        ["mobile"] = isMobile,
    });

    public Task SchemeAsync(string scheme) => CallAsync("Emulation.setEmulatedMedia", new()
    {
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
    });

    /// <summary>The value of a JavaScript expression; a promise is waited for.</summary>
    public async Task<T> EvaluateAsync<T>(string expression) => await RunAsync(expression) is { } value ? value.GetValue<T>() : default!;

    /// <summary>Runs a JavaScript expression, whatever it comes to.</summary>
    public async Task<JsonNode?> RunAsync(string expression)
    {
        var answer = await _tools.CallAsync(
            "Runtime.evaluate",
            new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true, ["userGesture"] = true },
            _cancellation);
        Assert.True(answer["exceptionDetails"] is null, answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"];
    }

    /// <summary>Types text where the focus is, as a keyboard would.</summary>
    public Task TypeAsync(string text) => CallAsync("Input.insertText", new() { ["text"] = text });

    /// <summary>Presses a key.</summary>
    public async Task PressAsync(string key, string code, int number, string? text = null)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            var parameters = new JsonObject { ["type"] = type, ["key"] = key, ["code"] = code, ["windowsVirtualKeyCode"] = number };
            if (text is not null && type == "keyDown")
            {
                parameters["text"] = text;
            }

            await CallAsync("Input.dispatchKeyEvent", parameters);
        }
    }

    /// <summary>Clicks the middle of an element, as a mouse would.</summary>
    public async Task ClickAsync(string selector)
    {
        var at = await EvaluateAsync<string>($"(() => {{ const e = document.querySelector({Quote(selector)}); e.scrollIntoView({{ block: 'center' }}); const r = e.getBoundingClientRect(); return `${{r.x + r.width / 2}} ${{r.y + r.height / 2}}`; }})()");
        var place = at.Split(' ').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        foreach (var type in new[] { "mousePressed", "mouseReleased" })
        {
            await CallAsync("Input.dispatchMouseEvent", new() { ["type"] = type, ["x"] = place[0], ["y"] = place[1], ["button"] = "left", ["clickCount"] = 1 });
        }
    }

    public Task AllowClipboardAsync() => CallAsync("Browser.grantPermissions", new() { ["permissions"] = new JsonArray("clipboardReadWrite", "clipboardSanitizedWrite") });

    /// <summary>Writes a picture, where <c>TYPED_SHOTS</c> names a folder.</summary>
    public async Task ShotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("TYPED_SHOTS") is { Length: > 0 } folder)
        {
            var answer = await _tools.CallAsync("Page.captureScreenshot", cancellationToken: _cancellation);
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), Convert.FromBase64String(answer["data"]!.GetValue<string>()), _cancellation);
        }
    }

    public static string Quote(string text) => JsonValue.Create(text).ToJsonString();

    public ValueTask DisposeAsync() => _tools.DisposeAsync();

    private Task<JsonNode> CallAsync(string method, JsonObject parameters) => _tools.CallAsync(method, parameters, _cancellation);

    private void Take(string name, JsonNode parameters)
    {
        switch (name)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                Requests.Enqueue(parameters["request"]!["url"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown":
                Complaints.Enqueue(parameters.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when parameters["type"]!.GetValue<string>() is "error" or "warning":
                Complaints.Enqueue(parameters.ToJsonString());
                break;
            case "Log.entryAdded" when parameters["entry"]!["level"]!.GetValue<string>() is "error" or "warning":
                Complaints.Enqueue(parameters["entry"]!["text"]!.GetValue<string>());
                break;
        }
    }
}
