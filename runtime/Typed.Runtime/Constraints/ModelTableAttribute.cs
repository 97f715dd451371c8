namespace Typed.Constraints;

/// <summary>States a model's prices and its rules between fields. Written by the generator; read by the analyzers.</summary>
/// <param name="json">The table as JSON: an object with <c>prices</c> and <c>rules</c>.</param>
/// <remarks>On the record, or on its method <c>GetModel</c>, which comes after the properties that a reader looks for.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class ModelTableAttribute(string json) : Attribute
{
    /// <summary>The table as JSON.</summary>
    public string Json { get; } = json;
}
