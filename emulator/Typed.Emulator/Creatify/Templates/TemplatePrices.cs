namespace Typed.Emulator.Creatify.Templates;

/// <summary>The price of an operation on a template, by video length.</summary>
/// <remarks>docs.creatify.ai/api-reference/custom-template-jobs. Only one price is stated for previews and renders; it is used for every model version.</remarks>
internal static class TemplatePrices
{
    private const int Block = 30;

    public static decimal Direct(string modelVersion, int seconds) => modelVersion switch
    {
        "aurora_v1" => seconds,
        "aurora_v1_fast" => 0.5m * seconds,
        _ => 5 * Blocks(seconds),
    };

    public static decimal Preview(int seconds) => Blocks(seconds);

    public static decimal Render(int seconds) => 4 * Blocks(seconds);

    private static int Blocks(int seconds) => (seconds + Block - 1) / Block;
}
