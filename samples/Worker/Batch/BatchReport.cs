using System.Globalization;

namespace Worker.Batch;

/// <summary>The exit codes of the batch.</summary>
internal enum BatchExit
{
    /// <summary>Each item has its files.</summary>
    Done = 0,

    /// <summary>An item failed, or needs a decision.</summary>
    Failed = 1,

    /// <summary>The batch or its settings are wrong; nothing was submitted.</summary>
    Invalid = 2,

    /// <summary>Items were held back for the budget; all others are done.</summary>
    HeldBack = 3,
}

/// <summary>Writes what happens, a line per event, and counts it.</summary>
internal sealed class BatchReport(TextWriter output)
{
    private int _done;
    private int _failed;
    private int _heldBack;

    public BatchExit Exit => _failed > 0 ? BatchExit.Failed : _heldBack > 0 ? BatchExit.HeldBack : BatchExit.Done;

    public void Say(string item, string what) => output.WriteLine($"{item}: {what}");

    public void Done(string item, string what)
    {
        _done++;
        Say(item, what);
    }

    public void Failed(string item, string what)
    {
        _failed++;
        Say(item, what);
    }

    public void HeldBack(string item, string why)
    {
        _heldBack++;
        Say(item, $"held back: {why}");
    }

    public void Totals(IEnumerable<(string Provider, decimal Committed, decimal Budget)> providers)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_done} done, {_failed} failed, {_heldBack} held back"));
        foreach (var (provider, committed, budget) in providers)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider}: {committed:0.####} of {budget:0.####} credits"));
        }
    }
}
