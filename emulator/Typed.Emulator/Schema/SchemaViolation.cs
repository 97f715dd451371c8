namespace Typed.Emulator.Schema;

/// <summary>A part of an instance that violates its schema.</summary>
/// <param name="InstancePath">The JSON pointer into the instance; empty for the whole instance.</param>
/// <param name="Keyword">The violated keyword, such as <c>enum</c>.</param>
/// <param name="Message">A readable description of the problem and of what is allowed.</param>
public sealed record SchemaViolation(string InstancePath, string Keyword, string Message)
{
    /// <summary>Returns the path, if any, and the message in one line.</summary>
    public override string ToString() => InstancePath.Length == 0 ? Message : $"{InstancePath}: {Message}";
}
