using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;

namespace ModelCheck.Tests.Language.Syntax;

/// <summary>
/// Specifications that together use every construct of the language, for tests that damage them.
/// </summary>
internal static class SmallSpecifications
{
    public static readonly string[] Texts =
    [
        """
        import "design.m" with A = 1, B = x + 2;
        const N: 3; M: N * 2 - -1 % 4;
        type
          Node: scalarset(N);
          Value: 0..M;
          State: enum {idle, busy};
          Copy: union {Node, enum {home}};
          Message: record from: Node; values: array [Value] of boolean; end;
          Net: multiset [N] of Message;
        var
          --- The states of the nodes.
          --- @source fs/inode.c
          state: array [Node] of State;
          net: Net; a, b: boolean;
        """,
        """
        function valid(n: Node; var s: State): boolean;
        var i: 0..3;
        begin
          for j: Node; k := 0 to 3 by 1 do
            while i < 3 & !(s = idle) do i := i + 1; end;
          end;
          return forall m: Node do exists l := 0 to 2 do state[m] = busy -> l != 1 end end;
        end;
        procedure send(m: Message);
        begin
          if isundefined(m.from) then error "nobody" elsif a then clear net; else undefine m; end;
          switch m.from case n, home: put "a"; put n + 1; else return end;
          alias s: state[n]; t: m.values[0] do s := busy; t := undefined; end;
          multisetadd(m, net); multisetremove(i, net); multisetremovepred(i: net, net[i].from = n);
          assert ismember(n, Node) "member"; assume a; cover "c" b;
        end;
        """,
        """
        startstate "first" var x: boolean; begin a := true; send(m); end;
        ruleset n: Node; v := 0 to 3 do
          -- one rule
          --- Documented.
          strongly fair rule 2 "r: go" state[n] = idle & (v > 1 | b) ==> var i: 0..1; begin
            state[n] := busy; /* here */
          end;
          choose i: net do rule net[i].from = n ==> multisetremove(i, net); endrule; endchoose;
          alias s: state[n] do rule s != idle ==> s := idle end end;
          invariant "i" multisetcount(i: net, true) <= N;
        end;
        """,
        """
        assert "a" x << 1 >> 2 = ~3 ^ 4; assume a ? b : c; cover a || b && c "c"; liveness a;
        lemma "h" a | b;
        leadsto "l" state[n] = busy ~> state[n] = idle;
        ltl "f" [] (enabled "r" -> <> fired "r") & always eventually a until (next b release c);
        invariant ∀ n: Node do n ≠ m ∧ ¬a → b ∨ c end;
        """,
    ];

    private static readonly string[] Replacements =
        ["", ";", "end", "(", ")", "x", "1", ":=", "==>", "\"", "/*", "rule", "forall", "\0"];

    /// <summary>Every text, with every token left out, doubled, or replaced by one of a few others.</summary>
    public static IEnumerable<string> Mutated()
    {
        foreach (string text in Texts)
        {
            foreach (SourceSpan token in TokensOf(text))
            {
                foreach (string replacement in Replacements.Append($"{token.Text} {token.Text}"))
                    yield return Replaced(text, token, replacement);
            }
        }
    }

    /// <summary>A text, changed at one token after the other, each in a different way.</summary>
    /// <param name="stride">1 to change every token.</param>
    public static IEnumerable<string> MutationsOf(string text, int stride)
    {
        SourceSpan[] tokens = [.. TokensOf(text)];
        for (int i = 0; i < tokens.Length; i += stride)
        {
            int way = i / stride % (Replacements.Length + 1);
            yield return Replaced(
                text, tokens[i], way < Replacements.Length ? Replacements[way] : $"{tokens[i].Text} {tokens[i].Text}");
        }
    }

    /// <summary>Every text, cut before every token and in the middle of it.</summary>
    public static IEnumerable<string> Truncated() => Texts.SelectMany(text => TruncationsOf(text, stride: 1));

    /// <param name="stride">1 to cut at every token.</param>
    public static IEnumerable<string> TruncationsOf(string text, int stride)
    {
        SourceSpan[] tokens = [.. TokensOf(text)];
        for (int i = 0; i < tokens.Length; i += stride)
        {
            yield return text[..tokens[i].Start];
            yield return text[..(tokens[i].Start + (tokens[i].Length + 1) / 2)];
        }
    }

    private static string Replaced(string text, SourceSpan token, string replacement) =>
        $"{text[..token.Start]} {replacement} {text[token.End..]}";

    private static IEnumerable<SourceSpan> TokensOf(string text) =>
        Lexer.Lex(new SourceFile("<test>", text), Compatibility.None, new DiagnosticBag())
            .Tokens.SkipLast(1)
            .Select(token => token.Span);
}
