using Typed.Emulator;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;

namespace ClusterSample;

/// <summary>An account at the provider: here a separate emulator, whose records are compared with those of the cluster.</summary>
internal sealed class Account(string name, EmulatorHost emulator) : IAsyncDisposable
{
    public string Name => name;

    public Uri Address => emulator.BaseAddress;

    /// <summary>The ids of the provider's jobs, by prompt. Two jobs of one prompt were paid twice.</summary>
    public ILookup<string, string> Jobs => emulator.Tasks.All.ToLookup(task => task.InputParams.GetProperty("prompt").GetString()!, task => task.Id.ToString());

    /// <summary>Whether each job was charged once.</summary>
    public bool IsChargedOnce => emulator.Account.Charged == emulator.Tasks.All.Sum(task => task.Price);

    public decimal Charged => emulator.Account.Charged;

    public static async Task<Account> StartAsync(string name)
    {
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 2, Credits = 1_000_000_000 });
        // As in a real network, answers to submissions get lost, before or after the provider has accepted the job, and so do webhooks.
        emulator.Faults.Replace(
        [
            Fault.DropAfter().On(Routes.CreatifyCreate).EveryNth(7),
            Fault.DropBefore().On(Routes.CreatifyCreate).EveryNth(11),
            Fault.TooManyRequests(TimeSpan.FromSeconds(1)).On(Routes.CreatifyList).EveryNth(10),
            Fault.LoseWebhook().EveryNth(2),
        ]);
        return new Account(name, emulator);
    }

    public ValueTask DisposeAsync() => emulator.DisposeAsync();
}
