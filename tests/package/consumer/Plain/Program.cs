namespace Plain
{
    internal static class Program
    {
        private static void Main()
        {
            var generated = new Typed.Models.Acme.OneParams { Prompt = "x", Duration = Typed.Models.Acme.OneDuration.Seconds10 };
            var compiled = new Typed.Models.Creatify.NanoBananaParams { Prompt = "A kite" };
            System.Console.WriteLine("Plain: " + generated.ToJson() + " " + compiled.Prompt);
        }
    }
}
