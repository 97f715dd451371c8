namespace Typed.Refresh.Exporting;

/// <summary>The JSON library of exported classes.</summary>
internal enum DtoFlavour
{
    /// <summary>System.Text.Json 9 or later.</summary>
    SystemTextJson,

    /// <summary>Newtonsoft.Json 13 or later.</summary>
    Newtonsoft,
}
