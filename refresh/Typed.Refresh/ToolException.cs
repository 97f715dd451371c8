namespace Typed.Refresh;

/// <summary>A failure with a complete message: what, where, and how to fix it. The message never contains a key.</summary>
internal class ToolException(string message, Exception? inner = null) : Exception(message, inner);
