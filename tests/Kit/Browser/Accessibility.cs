using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Typed.Tests.Kit.Browser;

/// <summary>The rules of axe-core, contrast of text included.</summary>
internal static class Accessibility
{
    /// <summary>One line per violation: the rule, its help text, and the first elements that break it.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. result.Violations.Select(rule => $"{rule.Id}: {rule.Help} at {string.Join(", ", rule.Nodes.Take(3).Select(node => node.Target?.ToString()))}")];
    }
}
