namespace Typed.Emulator.Creatify.Templates;

/// <summary>All jobs of custom templates that were ever created, oldest first.</summary>
public sealed class TemplateJobStore
{
    private readonly Lock _gate = new();
    private readonly List<EmulatedTemplateJob> _jobs = [];

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<EmulatedTemplateJob> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _jobs];
            }
        }
    }

    /// <summary>Finds one; null if there is none.</summary>
    public EmulatedTemplateJob? Find(Guid id) => All.FirstOrDefault(job => job.Id == id);

    internal void Add(EmulatedTemplateJob job)
    {
        lock (_gate)
        {
            _jobs.Add(job);
        }
    }
}
