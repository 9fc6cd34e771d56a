namespace ModelCheck.Testing;

/// <summary>A specification does not give what a test asks of it; the message says what it gives, with the trace.</summary>
public sealed class ModelCheckException : Exception
{
    public ModelCheckException(string message)
        : base(message)
    {
    }

    public ModelCheckException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public ModelCheckException()
    {
    }
}
