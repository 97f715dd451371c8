namespace Typed.Build.Benchmarks;

/// <summary>Code of an ordinary app: it requests three of the models.</summary>
internal static class UsedCode
{
    public static void Write(string folder) => File.WriteAllText(Path.Combine(folder, "Requests.cs"), """
        using Typed.Models.Bench;

        namespace App;

        public static class Requests
        {
            public static void Main() => System.Console.WriteLine(First("https://example.com/a.png").ToString() + Second() + Third("https://example.com/b.png"));

            public static object First(string url) => new Owner0KlingV16ProImageToVideoParams { Prompt = "A street", ImageUrl = url };

            public static object Second() => new Owner0Veo31Params { Prompt = "A street" };

            public static object Third(string url) => new Owner1KlingV16ProImageToVideoParams { Prompt = "A street", ImageUrl = url };
        }
        """);
}
