using System.Runtime.ExceptionServices;

namespace ModelCheck.Language.Text;

/// <summary>Runs work that recurses as deep as a specification is nested.</summary>
public static class DeepStack
{
    /// <summary>
    /// Enough for every walk over a syntax tree: the parser bounds its height, and a stack frame is far below
    /// the 100 KB that this leaves for each level.
    /// </summary>
    private const int StackBytes = 256 << 20;

    [ThreadStatic]
    private static bool _isDeep;

    /// <summary>
    /// Runs a function on a thread with a large stack and waits for it; on such a thread already, calls it.
    /// </summary>
    /// <remarks>
    /// An exception of the function leaves this method as it was thrown, with its stack trace.
    /// </remarks>
    public static T Run<T>(Func<T> function)
    {
        if (_isDeep)
            return function();

        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Work, StackBytes) { IsBackground = true, Name = "deep stack" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;

        void Work()
        {
            _isDeep = true;
            try
            {
                result = function();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
