namespace ModelCheck.Exploration.Disk;

/// <summary>The words of several sorted files in order, each once.</summary>
internal static class SortedMerge
{
    public static IEnumerable<ulong> Of(IReadOnlyCollection<WordFile> files, int bufferedWords)
    {
        var queue = new PriorityQueue<WordReader, ulong>(files.Count);
        WordReader[] readers = [.. files.Select(file => new WordReader(file, bufferedWords))];
        foreach (WordReader reader in readers)
        {
            if (reader.MoveNext())
                queue.Enqueue(reader, reader.Current);
        }

        try
        {
            ulong? last = null;
            while (queue.TryPeek(out WordReader? reader, out ulong word))
            {
                if (word != last)
                    yield return word;

                last = word;
                if (reader.MoveNext())
                    queue.DequeueEnqueue(reader, reader.Current);
                else
                    queue.Dequeue();
            }
        }
        finally
        {
            foreach (WordReader reader in readers)
                reader.Dispose();
        }
    }
}
