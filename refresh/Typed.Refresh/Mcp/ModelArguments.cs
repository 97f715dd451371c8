namespace Typed.Refresh.Mcp;

/// <summary>Texts about arguments that several tools have.</summary>
internal static class ModelArguments
{
    public const string Model = "\"model\": { \"type\": \"string\", \"description\": \"The model: provider:model, the provider's name of the model, or the name of its record.\" }";
}
