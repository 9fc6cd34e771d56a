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

    private readonly Lock _gate = new();
    private readonly Context _context;
    private readonly CancellationTokenRegistration _registration;
    private Timer? _timer;
    private bool _isOver;

    public Interruption(Context context, CancellationToken token)
    {
        _context = context;
        _registration = token.Register(Begin);
    }

    public void Dispose()
    {
        _registration.Dispose();
        lock (_gate)
        {
            _isOver = true;
            _timer?.Dispose();
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (!_isOver)
                _timer = new Timer(_ => Interrupt(), null, TimeSpan.Zero, Interval);
        }
    }

    private void Interrupt()
    {
        // The gate keeps an interrupt from coming after the disposal.
        lock (_gate)
        {
            if (!_isOver)
                _context.Interrupt();
        }
    }
}
