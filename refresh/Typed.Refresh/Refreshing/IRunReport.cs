namespace Typed.Refresh.Refreshing;

/// <summary>Where a run says how far it is.</summary>
internal interface IRunReport
{
    /// <param name="provider">The provider.</param>
    /// <param name="what">What is counted, such as models or prices.</param>
    /// <param name="done">How many are done.</param>
    /// <param name="total">How many there are.</param>
    void Step(string provider, string what, int done, int total);

    void Note(string provider, string text);
}
