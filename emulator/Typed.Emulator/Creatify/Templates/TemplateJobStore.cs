namespace Typed.Emulator.Creatify.Templates;

/// <summary>All custom template jobs ever created, oldest first.</summary>
public sealed class TemplateJobStore
{
    private readonly Lock _gate = new();
    private readonly List<EmulatedTemplateJob> _jobs = [];

    /// <summary>All jobs, oldest first.</summary>
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

    /// <summary>Finds a job by id; null if not found.</summary>
    public EmulatedTemplateJob? Find(Guid id) => All.FirstOrDefault(job => job.Id == id);

    internal void Add(EmulatedTemplateJob job)
    {
        lock (_gate)
        {
            _jobs.Add(job);
        }
    }
}
