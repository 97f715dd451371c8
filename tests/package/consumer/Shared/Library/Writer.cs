using Typed.Models.Acme;

namespace SharedLibrary;

public static class Writer
{
    public static string Write(OneParams request) => request.ToJson();
}
