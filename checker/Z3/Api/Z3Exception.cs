namespace Microsoft.Z3;

/// <summary>What libz3 reports as an error, in its words. The context can be used further.</summary>
public class Z3Exception : Exception
{
    public Z3Exception()
    {
    }

    public Z3Exception(string message)
        : base(message)
    {
    }

    public Z3Exception(string message, Exception inner)
        : base(message, inner)
    {
    }
}
