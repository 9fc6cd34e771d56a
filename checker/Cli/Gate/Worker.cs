using System.Text.Json;
using ModelCheck.Language.Text;

namespace ModelCheck.Cli.Gate;

/// <summary>
/// The other side of <see cref="WorkerProcess"/>: answers requests, a line of JSON each, until there are no more.
/// </summary>
internal static class Worker
{
    /// <summary>The one argument that makes this program a worker; no command of it for users.</summary>
    public const string Argument = "--gate-worker";

    public static void Run(TextReader requests, TextWriter answers, CancellationToken cancellation)
    {
        using var pending = new System.Collections.Concurrent.BlockingCollection<string>();
        var reader = new Thread(() => Read(requests, pending)) { IsBackground = true };
        reader.Start();
        foreach (string line in pending.GetConsumingEnumerable(cancellation))
        {
            RunRequest request = JsonSerializer.Deserialize<RunRequest>(line, RunRecord.Json)!;
            RunRecord answer = DeepStack.Run(() => RunExecutor.Run(request, cancellation));
            answers.WriteLine(JsonSerializer.Serialize(answer, RunRecord.Json));
            answers.Flush();
        }
    }

    // Requests end when whoever asks is gone, also in the middle of a search: nobody waits for its result.
    private static void Read(
        TextReader requests, System.Collections.Concurrent.BlockingCollection<string> pending)
    {
        while (requests.ReadLine() is { } line)
            pending.Add(line);

        Environment.Exit(0);
    }
}
