using System.Collections.Immutable;
using ModelCheck.Reporting.Text;

namespace ModelCheck.Cli.CommandLine;

/// <summary>What <c>--help</c> prints: made from the declarations of commands and flags, so it cannot miss one.</summary>
internal static class HelpText
{
    private const int TextWidth = 92;

    public static void WriteOverview(TextWriter writer, ImmutableArray<Verb> verbs)
    {
        writer.WriteLine("modelcheck: explores every reachable state of a Murphi specification and shows the shortest");
        writer.WriteLine("way to a violation.");
        writer.WriteLine();
        int width = verbs.Max(v => v.Name.Length + v.Operands.Length + 1);
        foreach (Verb verb in verbs)
            writer.WriteLine($"  modelcheck {$"{verb.Name} {verb.Operands}".PadRight(width)}   {verb.Help}");

        writer.WriteLine();
        writer.WriteLine("  modelcheck VERB --help       the flags of a command, with defaults and examples");
        writer.WriteLine("  modelcheck --version");
        writer.WriteLine();
        WriteExitCodes(writer);
    }

    public static void WriteVerb(TextWriter writer, Verb verb)
    {
        writer.WriteLine($"modelcheck {verb.Name} {verb.Operands} [flags]");
        writer.WriteLine();
        writer.WriteLine($"  {Capitalized(verb.Help)}. For example:");
        writer.WriteLine($"  {verb.Example}");
        writer.WriteLine();

        foreach (Flag flag in Flag.Of(verb.Arguments))
        {
            string letter = flag.Letter is { } l ? $"-{l}, " : "    ";
            writer.WriteLine($"  {letter}--{flag.Name} {flag.ValueName}".TrimEnd());
            foreach (string line in TextColumns.Wrap(flag.Help, TextWidth))
                writer.WriteLine($"        {line}");
            writer.WriteLine($"        default: {flag.Default}; example: {flag.Example}");
        }

        writer.WriteLine();
        WriteExitCodes(writer);
    }

    private static void WriteExitCodes(TextWriter writer)
    {
        writer.WriteLine("exit codes, said in the last line of output:");
        writer.WriteLine("  0 holds, or done       2 usage              10 assumption          11 deadlock");
        writer.WriteLine("  12 invariant           13 liveness          14 model error         15 cover not met");
        writer.WriteLine("  16 vacuity             17 mutants survive   20 inconclusive        21 not as expected");
        writer.WriteLine("  130 interrupted        150 specification    153 file or system     255 bug in ModelCheck");
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
