namespace ModelCheck.Proof.Induction;

/// <summary>
/// What a solver found cannot be repeated on the reference interpreter: the encoder is wrong, and nothing
/// that it said
/// is worth anything.
/// </summary>
public sealed class EncoderMismatchException(string message) : Exception(message);
