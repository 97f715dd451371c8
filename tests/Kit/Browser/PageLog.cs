using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Typed.Tests.Kit.Browser;

/// <summary>What a page requests, and the errors and warnings that it reports. Attach it before the first navigation.</summary>
internal sealed class PageLog
{
    public PageLog(IPage page)
    {
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Enqueue(message.Text);
            }
        };
    }

    /// <summary>The address of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Uncaught exceptions, and the console's errors and warnings; a violation of the content security policy is one.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];
}
