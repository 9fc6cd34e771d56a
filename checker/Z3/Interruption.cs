using Microsoft.Z3;

namespace ModelCheck.Z3;

/// <summary>
/// Interrupts a context when a token is cancelled, and again until this is disposed: libz3 forgets an interrupt, and
/// a timeout too, when it comes before a check or at the end of one of its steps.
/// </summary>
/// <remarks>
/// After the cancellation anything in the context may answer unknown or fail with a <see cref="Z3Exception"/>. To be
/// disposed before the context.
/// </remarks>
public sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly Context _context;
    private readonly CancellationTokenRegistration _registration;
    private readonly ManualResetEventSlim _isOver = new();
    private Thread? _interrupting;

    public Interruption(Context context, CancellationToken token)
    {
        _context = context;
        _registration = token.Register(Begin);
    }

    public void Dispose()
    {
        // Waits for a beginning that is under way; from here on there is none.
        _registration.Dispose();
        _isOver.Set();
        _interrupting?.Join();
        _isOver.Dispose();
    }

    // A thread of its own, since those of the pool may all be busy with checks.
    private void Begin()
    {
        _interrupting = new Thread(InterruptUntilOver) { IsBackground = true, Name = nameof(Interruption) };
        _interrupting.Start();
    }

    private void InterruptUntilOver()
    {
        do
        {
            _context.Interrupt();
        }
        while (!_isOver.Wait(Interval));
    }
}
