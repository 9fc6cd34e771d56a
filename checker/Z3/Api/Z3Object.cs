namespace Microsoft.Z3;

/// <summary>An object of libz3, alive as long as this is reachable, and at most as long as its context.</summary>
/// <remarks>
/// libz3 counts references without locks, so the finalizer only tells the context, which gives back in the thread
/// that uses it, and never between reading a handle and the call that the handle is for.
/// </remarks>
public abstract class Z3Object : IDisposable
{
    private readonly ReferenceCounting? _counting;
    private nint _handle;

    /// <param name="handle">What the call just made returned; the call's error, if any, is thrown here.</param>
    /// <param name="counting">Null for what lives as long as the library.</param>
    internal Z3Object(Context context, nint handle, ReferenceCounting? counting)
    {
        context.ThrowOnError();
        if (handle == 0)
            throw new Z3Exception($"libz3 returned no {GetType().Name}");

        Context = context;
        _handle = handle;
        _counting = counting;
        counting?.Increment(context.Handle, handle);
        context.GiveBackIfMuch();
    }

    ~Z3Object() => Release();

    internal Context Context { get; } = null!;

    /// <summary>The handle, for use in the next call.</summary>
    internal nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(GetType().Name);

    /// <summary>Gives the object back before the collector finds it.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>The handles of some objects of a context, for use in the next call.</summary>
    /// <param name="objects">Null stands for none.</param>
    internal static nint[] HandlesOf(Context context, IReadOnlyList<Z3Object>? objects)
    {
        if (objects is null or { Count: 0 })
            return [];

        nint[] handles = new nint[objects.Count];
        for (int i = 0; i < handles.Length; i++)
            handles[i] = context.HandleOf(objects[i]);

        return handles;
    }

    private void Release()
    {
        nint handle = Interlocked.Exchange(ref _handle, 0);
        if (handle == 0 || _counting is null)
            return;

        _counting.Forget();
        Context.Release(_counting, handle);
    }
}
