namespace Typed.Refresh.Refreshing;

/// <summary>Receives the progress of a run.</summary>
internal interface IRunReport
{
    /// <param name="provider">The provider.</param>
    /// <param name="what">The counted items, such as models or prices.</param>
    /// <param name="done">The number of completed items.</param>
    /// <param name="total">The total number of items.</param>
    void Step(string provider, string what, int done, int total);

    void Note(string provider, string text);
}
