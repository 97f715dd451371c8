using Typed.Models.Acme;

namespace UsedLibrary;

public static class Writer
{
    public static OneParams Make() => new() { Seed = 1 };
}
