using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.Z3;

/// <summary>Where terms, solvers and models live; those of different contexts do not mix.</summary>
/// <remarks>
/// One thread at a time may use a context and what it made. <see cref="Interrupt"/> alone may be called from any
/// thread at any time. Contexts are independent of each other: one per thread is how to work in parallel.
/// Whoever creates a context disposes it.
/// </remarks>
public sealed partial class Context : IDisposable
{
    private const int NoError = 0;

    // Creating and deleting a context touches state that all of them share.
    private static readonly Lock CreatingOrDeleting = new();

    private readonly Lock _lifetime = new();
    private readonly ConcurrentQueue<(ReferenceCounting Counting, nint Handle)> _released = [];
    private int _releasedWeight;
    private nint _handle;

    public Context()
        : this([])
    {
    }

    /// <param name="settings">
    /// Parameters of the context by name, such as <c>model</c> or <c>timeout</c>. libz3 ignores a name it does not
    /// know, with a warning on the standard error.
    /// </param>
    public Context(Dictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        lock (CreatingOrDeleting)
            _handle = Create(settings);

        if (_handle == 0)
            throw new Z3Exception("libz3 could not create a context");

        unsafe
        {
            Native.Z3_set_error_handler(_handle, &KeepGoing);
        }

        PrintMode = Z3_ast_print_mode.Z3_PRINT_SMTLIB2_COMPLIANT;
    }

    /// <summary>How terms are written by <c>ToString</c>.</summary>
    public Z3_ast_print_mode PrintMode
    {
        set => Native.Z3_set_ast_print_mode(Handle, value);
    }

    internal nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(Context));

    /// <summary>
    /// Asks what runs in this context to stop; a check then answers <see cref="Status.UNKNOWN"/>. Without effect when
    /// nothing runs, and after <see cref="Dispose"/>.
    /// </summary>
    public void Interrupt()
    {
        lock (_lifetime)
        {
            if (_handle != 0)
                Native.Z3_interrupt(_handle);
        }
    }

    public void UpdateParamValue(string id, string value)
    {
        Native.Z3_update_param_value(Handle, id, value);
        ThrowOnError();
    }

    public void Dispose()
    {
        lock (_lifetime)
        {
            if (_handle == 0)
                return;

            GiveBack();
            lock (CreatingOrDeleting)
                Native.Z3_del_context(_handle);

            _handle = 0;
            _released.Clear();
        }
    }

    /// <summary>The handle of an object of this context: libz3 would crash on another's.</summary>
    internal nint HandleOf(Z3Object item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return ReferenceEquals(item.Context, this) ? item.Handle : throw new Z3Exception("Context mismatch");
    }

    internal nint HandleOrNone(Symbol? symbol) => symbol is null ? 0 : HandleOf(symbol);

    /// <summary>Throws what went wrong in the call just made.</summary>
    internal void ThrowOnError()
    {
        int code = Native.Z3_get_error_code(Handle);
        if (code == NoError)
            return;

        string message = Native.Text(Native.Z3_get_error_msg(Handle, code));
        // Not every call forgets the error of an earlier one.
        Native.Z3_set_error(Handle, NoError);
        throw new Z3Exception(message);
    }

    /// <summary>A text on its way to libz3, which would ignore all from a zero on.</summary>
    internal static string Whole(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('\0') ? throw new Z3Exception("A text may not contain a zero character") : text;
    }

    /// <summary>What the call just made returned, or its error thrown.</summary>
    internal T Checked<T>(T result)
    {
        ThrowOnError();
        return result;
    }

    /// <summary>A string that the call just made returned, or its error thrown.</summary>
    internal string CheckedText(nint text)
    {
        string copy = Native.Text(text);
        ThrowOnError();
        return copy;
    }

    /// <summary>Takes note that an object is no longer used. Any thread may, the finalizer's above all.</summary>
    internal void Release(ReferenceCounting counting, nint handle)
    {
        if (Volatile.Read(ref _handle) == 0)
            return;

        _released.Enqueue((counting, handle));
        Interlocked.Add(ref _releasedWeight, counting.Weight);
    }

    /// <summary>Gives back what is no longer used once that is worth it.</summary>
    internal void GiveBackIfMuch()
    {
        if (Volatile.Read(ref _releasedWeight) >= ReferenceCounting.FullWeight)
            GiveBack();
    }

    private void GiveBack()
    {
        Interlocked.Exchange(ref _releasedWeight, 0);
        while (_released.TryDequeue(out (ReferenceCounting Counting, nint Handle) released))
            released.Counting.Decrement(_handle, released.Handle);
    }

    private static nint Create(Dictionary<string, string> settings)
    {
        nint configuration = Native.Z3_mk_config();
        try
        {
            foreach ((string name, string value) in settings)
                Native.Z3_set_param_value(configuration, name, value);

            return Native.Z3_mk_context_rc(configuration);
        }
        finally
        {
            Native.Z3_del_config(configuration);
        }
    }

    // libz3's own handler ends the process. An error is looked up after each call instead.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void KeepGoing(nint context, int code)
    {
    }
}
