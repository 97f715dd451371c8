using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>What is known about the assignments to one local.</summary>
internal sealed class LocalState(ILocalSymbol local)
{
    private bool _isWritten;

    public ILocalSymbol Local { get; } = local;

    public bool IsDeclared { get; set; }

    /// <summary>The value, or null if it is ambiguous.</summary>
    public IOperation? Value { get; private set; }

    public void Write(IOperation? value)
    {
        Value = _isWritten ? null : value;
        _isWritten = true;
    }
}
