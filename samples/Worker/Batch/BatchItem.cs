using Typed;

namespace Worker.Batch;

/// <summary>One request of the batch.</summary>
/// <param name="Id">Its name in the file, which is also its label in the journal: an item with the same id is not submitted a second time.</param>
/// <param name="Request">The request to submit.</param>
internal sealed record BatchItem(string Id, IModelParams Request)
{
    public string Provider => Request.Model.Provider;
}
