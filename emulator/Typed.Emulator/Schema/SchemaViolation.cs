namespace Typed.Emulator.Schema;

/// <summary>One place where an instance breaks its schema.</summary>
/// <param name="InstancePath">JSON pointer into the instance; empty for the whole.</param>
/// <param name="Keyword">The keyword that is broken, such as <c>enum</c>.</param>
/// <param name="Message">What is wrong and what is allowed, for a person.</param>
public sealed record SchemaViolation(string InstancePath, string Keyword, string Message)
{
    /// <summary>The path, if any, and the message in one line.</summary>
    public override string ToString() => InstancePath.Length == 0 ? Message : $"{InstancePath}: {Message}";
}
