using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ModelCheck.Tests.Cli.Conformance;

/// <summary>
/// A lock-free ring buffer between two threads that logs its steps: what specs/protocols/ring-buffer.m is a model of.
/// </summary>
/// <param name="publishesEarly">A bug: the producer moves its index before the item is there.</param>
internal sealed class RingBuffer(int slots, int items, bool publishesEarly)
{
    private readonly int[] _slots = new int[slots];
    private readonly ConcurrentQueue<(long From, long To, string Line)> _log = [];
    private int _tail;
    private int _head;

    /// <summary>Passes items from one thread to another; the log of that, in the order in which the steps ended.</summary>
    public string[] Run(int count)
    {
        var producer = new Thread(() => Produce(count));
        producer.Start();
        Consume(count);
        producer.Join();
        return [.. _log.OrderBy(entry => entry.To).Select(entry => entry.Line)];
    }

    private void Produce(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int tail = _tail;
            int next = (tail + 1) % slots;
            SpinWait.SpinUntil(() => next != Volatile.Read(ref _head));
            if (publishesEarly)
                Publish(next);

            Log("producer", () => _slots[tail] = i % items, _ => $"\"event\":\"write\",\"index\":{tail},\"item\":{i % items}");
            if (!publishesEarly)
                Publish(next);
        }
    }

    private void Publish(int next) => Log(
        "producer", () => { Volatile.Write(ref _tail, next); return next; }, tail => $"\"event\":\"publish\",\"tail\":{tail}");

    private void Consume(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int head = _head;
            SpinWait.SpinUntil(() => head != Volatile.Read(ref _tail));
            Log("consumer", () => _slots[head], item => $"\"event\":\"take\",\"index\":{head},\"item\":{item}");
            int next = (head + 1) % slots;
            Log("consumer", () => { Volatile.Write(ref _head, next); return next; }, h => $"\"event\":\"release\",\"head\":{h}");
        }
    }

    // The step takes effect between the two readings of the clock.
    private void Log(string thread, Func<int> step, Func<int, string> describe)
    {
        long from = Stopwatch.GetTimestamp();
        int result = step();
        long to = Stopwatch.GetTimestamp();
        string times = string.Create(CultureInfo.InvariantCulture, $"\"thread\":\"{thread}\",\"from\":{from},\"to\":{to}");
        _log.Enqueue((from, to, $"{{{describe(result)},{times}}}"));
    }
}
