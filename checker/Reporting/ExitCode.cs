namespace ModelCheck.Reporting;

/// <summary>How the program ends. Where TLC has a number for it, that number.</summary>
/// <remarks>TLC's numbers: tlatools/org.lamport.tlatools/src/tlc2/output/EC.java, class ExitStatus.</remarks>
public enum ExitCode
{
    /// <summary>Everything holds, or everything was done as asked.</summary>
    Holds = 0,

    /// <summary>The command line is wrong, or asks for what is not supported.</summary>
    Usage = 2,

    /// <summary>No initial state satisfies the assumptions.</summary>
    Assumption = 10,
    Deadlock = 11,
    Invariant = 12,
    Liveness = 13,

    /// <summary>An assertion, an <c>error</c> statement or a run-time error in the model.</summary>
    ModelError = 14,
    Cover = 15,

    /// <summary>A verdict says less than it seems to.</summary>
    Vacuity = 16,

    /// <summary>Too many changes of the specification go unnoticed by its properties.</summary>
    Survivors = 17,

    /// <summary>A log is no behaviour of the model.</summary>
    Nonconforming = 18,

    /// <summary>A limit ended the search: neither violated nor proved to hold.</summary>
    Inconclusive = 20,

    /// <summary>An expectation is not met: a file is not formatted, a trace does not replay.</summary>
    Expectation = 21,
    Interrupted = 130,

    /// <summary>The specification does not parse or type-check.</summary>
    Specification = 150,

    /// <summary>A file or the system refused something.</summary>
    System = 153,

    /// <summary>A bug of the checker itself.</summary>
    Internal = 255,
}
