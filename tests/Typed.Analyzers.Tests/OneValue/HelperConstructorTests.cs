namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A value that a constructor takes into a request.</summary>
public sealed class HelperConstructorTests
{
    private const string Field = "object _made = new Veo31Params { Duration = (Veo31Duration)seconds };";

    [Theory]
    [InlineData("class Scene { public Scene(int s) { Keep(new Veo31Params { Duration = (Veo31Duration)s }); } }", "new Scene({|TYP1001:7|})")]
    [InlineData("class Scene { public Scene(int s) { Keep(new Veo31Params { Duration = (Veo31Duration)s }); } }", "new Scene(8)")]
    [InlineData("class Scene { public Scene(int s) => Made = new() { Duration = (Veo31Duration)s }; public Veo31Params Made { get; } }", "new Scene({|TYP1001:7|})")]
    [InlineData("class Scene { public Scene(int s = 7) { Keep((Veo31Duration)s); } }", "{|TYP1001:new Scene()|}")]
    [InlineData("class Scene<T> { public Scene(T tag, int s) { Keep((Veo31Duration)s); Keep(tag!); } }", "new Scene<string>(\"x\", {|TYP1001:7|})")]
    [InlineData("struct Scene { public Scene(int s) { Keep((Veo31Duration)s); } }", "new Scene({|TYP1001:7|})")]
    // Primary constructors.
    [InlineData("class Scene(int seconds) { " + Field + " }", "new Scene({|TYP1001:7|})")]
    [InlineData("class Scene(int seconds) { " + Field + " }", "new Scene(8)")]
    [InlineData("class Scene(int seconds = 7) { " + Field + " }", "{|TYP1001:new Scene()|}")]
    [InlineData("class Scene(int seconds) { public object Made { get; } = new Veo31Params { Duration = (Veo31Duration)seconds }; }", "new Scene({|TYP1001:7|})")]
    [InlineData("record Scene(int seconds) { " + Field + " object Again() => seconds; }", "new Scene({|TYP1001:7|})")]
    [InlineData("readonly struct Scene(int seconds) { readonly " + Field + " }", "new Scene({|TYP1001:7|})")]
    [InlineData("partial class Scene(int seconds); partial class Scene { " + Field + " }", "new Scene({|TYP1001:7|})")]
    [InlineData("class Scene(string text, int seconds) { " + Field + " public string Text => text; }", "new Scene(\"x\", {|TYP1001:7|})")]
    [InlineData("class Made(object made) { public object It { get; } = made; } class Scene(int s) : Made((Veo31Duration)s);", "new Scene({|TYP1001:7|})")]
    // From constructor to constructor, and in a chain.
    [InlineData("class Scene { public Scene(int s) { Keep((Veo31Duration)s); } public Scene() : this({|TYP1001:7|}) { } }", "new Scene()")]
    [InlineData("class Scene { public Scene(int s) { Keep((Veo31Duration)s); } public Scene(int s, string text) : this(s) { Keep(text); } }", "new Scene({|TYP1001:7|}, \"x\")")]
    [InlineData("class Base { public Base(int s) { Keep((Veo31Duration)s); } } class Scene : Base { public Scene() : base({|TYP1001:7|}) { } }", "new Scene()")]
    [InlineData("class Base { public Base(int s) { Keep((Veo31Duration)s); } } class Scene(int s) : Base(s);", "new Scene({|TYP1001:7|})")]
    [InlineData("class Base { public Base(int s) { Keep((Veo31Duration)s); } } class Scene() : Base({|TYP1001:7|});", "new Scene()")]
    [InlineData("class Scene(int seconds) { " + Field + " } static object A(int s) => new Scene(s);", "A({|TYP1001:7|})")]
    [InlineData("class Scene(int seconds) { " + Field + " } static Scene A(int s) => new(s);", "A({|TYP1001:7|})")]
    // Not certain.
    [InlineData("class Scene { public Scene(int s) { if (s > 4) throw new Exception(); Keep((Veo31Duration)s); } }", "new Scene(7)")]
    [InlineData("class Scene { int _s; public Scene(int s) { _s = s; } object Make() => (Veo31Duration)_s; }", "new Scene(7)")]
    [InlineData("class Scene(int seconds) { " + Field + " bool _long = seconds > 5; }", "new Scene(7)")]
    [InlineData("class Scene(int seconds) { " + Field + " bool Long => seconds > 5; }", "new Scene(7)")]
    [InlineData("partial class Scene(int seconds) { " + Field + " } partial class Scene { bool Long => seconds > 5; }", "new Scene(7)")]
    [InlineData("class Scene(int seconds) { object Made() => (Veo31Duration)seconds; void Fix() => seconds = 4; }", "new Scene(7)")]
    [InlineData("class Scene(int seconds) { int _s = seconds is 4 ? seconds : throw new Exception(); " + Field + " }", "new Scene(7)")]
    [InlineData("class Scene(string? text, int seconds) { string _text = text ?? throw new Exception(); " + Field + " }", "new Scene(\"x\", 7)")]
    [InlineData("class Scene(int seconds) { Func<object> _made = () => (Veo31Duration)seconds; }", "new Scene(7)")]
    [InlineData("class Scene(int seconds) { int Seconds => 4; static int seconds2 = 7; object _made = (Veo31Duration)4; int _s = seconds; }", "new Scene(7)")]
    public Task Constructor(string type, string call) => HelperCode.VerifyAsync(type, $"return {call};");

    [Theory]
    [InlineData("var make = (int s = 7) => new Veo31Params { Duration = (Veo31Duration)s }; return new[] { {|TYP1001:make()|}, make(8), make({|TYP1001:9|}) };")]
    [InlineData("Func<int, object> make = s => new Veo31Params { Duration = (Veo31Duration)s }; return make({|TYP1001:7|});")]
    [InlineData("Func<int, object> make = s => new Veo31Params { Duration = (Veo31Duration)s }; return make.Invoke({|TYP1001:7|});")]
    [InlineData("Func<int, object> make = delegate (int s) { return (Veo31Duration)s; }; return make({|TYP1001:7|});")]
    [InlineData("Func<int, Veo31Params> make = s => new() { Duration = (Veo31Duration)s }; Func<object> later = () => make({|TYP1001:7|}); return later;")]
    [InlineData("var make = (int s) => B(s); object B(int s) => (Veo31Duration)s; return make({|TYP1001:7|});")]
    // Not certain: another delegate by then, tested, or not called here.
    [InlineData("Func<int, object> make = s => (Veo31Duration)s; if (flag) make = s => s; return make(7);")]
    [InlineData("Func<int, object> make = s => (Veo31Duration)s; make += s => s; return make(7);")]
    [InlineData("Func<int, object> make = s => s > 5 ? 4 : (Veo31Duration)s; return make(7);")]
    [InlineData("Func<int, object> make = flag ? s => (Veo31Duration)s : s => s; return make(7);")]
    [InlineData("var make = (int s = 7) => new Veo31Params { Duration = (Veo31Duration)s }; return make;")]
    public Task Lambda(string statements) => HelperCode.VerifyAsync("", statements);
}
