namespace Typed.Refresh.Commands;

/// <summary>A failure whose message says all: what, where, and what to do about it. It never holds a key.</summary>
internal class ToolException(string message, Exception? inner = null) : Exception(message, inner);
