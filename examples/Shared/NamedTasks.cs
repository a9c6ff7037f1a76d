using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples;

/// <summary>The tasks of an example, of which the command line names one, or all.</summary>
internal static class NamedTasks
{
    /// <summary>Does what was asked for.</summary>
    /// <typeparam name="TRequest">What the command line says.</typeparam>
    /// <param name="asked">Name of a task, or "all".</param>
    /// <param name="request">What the command line says.</param>
    /// <param name="tasks">The tasks in the order in which all of them are done.</param>
    /// <param name="token">Cancels it.</param>
    /// <exception cref="InputException">There is no such task.</exception>
    public static async Task Run<TRequest>(string asked, TRequest request, (string Name, Func<TRequest, CancellationToken, Task> Do)[] tasks, CancellationToken token)
    {
        var wanted = tasks.Where(task => asked == "all" || task.Name == asked).ToList();
        if (wanted.Count == 0)
        {
            throw new InputException($"'{asked}' is no task, expected {string.Join(", ", tasks.Select(task => task.Name))} or all");
        }

        foreach ((_, Func<TRequest, CancellationToken, Task> run) in wanted)
        {
            await run(request, token);
        }
    }
}
