using ModelCheck.Language;
using ModelCheck.Language.Diagnostics;
using ModelCheck.Language.Printing;
using ModelCheck.Language.Syntax;
using ModelCheck.Language.Text;
using ModelCheck.Tests.Language.Syntax;
using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Language.Printing;

public class FormatterTests
{
    private static string Format(string text, Compatibility compatibility = Compatibility.None)
    {
        var file = new SourceFile("<test>", text);
        var diagnostics = new DiagnosticBag();
        SpecificationSyntax tree = Parser.Parse(file, compatibility, diagnostics);
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
        return Formatter.Format(tree, file);
    }

    [Fact]
    public void Gives_every_construct_its_canonical_form()
    {
        const string Text = """
            IMPORT "a.m" WITH A=1,B=2;
            Const N:3; M:N*2;
            type Node:scalarset(N); State:enum{idle,busy,};
              R : Record a,b:boolean; c : array[Node]of multiset[2]of 0..N-1 endrecord
            var x:Node;; y:union{Node,enum{home}}
            Function f(a,b:Node;var c:R):boolean; Var i:0..3; Begin return !a=b&(c.a|c.b) EndFunction;
            rule"r"x=y==>var z:Node;begin
              if x=y then x:=y elsif f(x,y,z)then clear x;else undefine y endif;
              switch x case y,z:put"a";case x:else error"b" endswitch;
              for i:Node;j:=0to 3by 2do while x!=y do return end end;
              alias a:x;b:y do a:=undefined; f(a,b) end;
              assert"m"x==y; multisetadd(x,y); multisetremove(x,y); multisetremovepred(i:x,true)
            endrule
            startstate end
            ruleset i:Node;j:0..3do rule 2 begin end; choose k:x do Rule end endchoose; end
            alias a:x do Strongly Fair Rule end endalias
            invariant forall i:Node do isundefined(x)->ismember(x,Node)?-1>- -2:~1<<2=3endforall
            leadsto"l"x=y~>y=x; ltl []<>always eventually(p until q)&enabled"r"
            """;

        Assert.Equal(
            """
            import "a.m" with A = 1, B = 2;
            const
              N: 3;
              M: N * 2;
            type
              Node: scalarset(N);
              State: enum {idle, busy};
              R: record
                a, b: boolean;
                c: array [Node] of multiset [2] of 0..N - 1;
              end;
            var
              x: Node;
              y: union {Node, enum {home}};
            function f(a, b: Node; var c: R): boolean;
            var
              i: 0..3;
            begin
              return !a = b & (c.a | c.b);
            end;
            rule "r"
              x = y
            ==>
            var
              z: Node;
            begin
              if x = y then
                x := y;
              elsif f(x, y, z) then
                clear x;
              else
                undefine y;
              end;
              switch x
                case y, z:
                  put "a";
                case x:
                else
                  error "b";
              end;
              for i: Node; j := 0 to 3 by 2 do
                while x != y do
                  return;
                end;
              end;
              alias a: x; b: y do
                a := undefined;
                f(a, b);
              end;
              assert x = y "m";
              multisetadd(x, y);
              multisetremove(x, y);
              multisetremovepred(i: x, true);
            end;
            startstate
            begin
            end;
            ruleset i: Node; j: 0..3 do
              rule 2
              begin
              end;
              choose k: x do
                rule
                begin
                end;
              end;
            end;
            alias a: x do
              strongly fair rule
              begin
              end;
            end;
            invariant forall i: Node do isundefined(x) -> ismember(x, Node) ? -1 > - -2 : ~1 << 2 = 3 end;
            leadsto "l" x = y ~> y = x;
            ltl [] <> [] <> (p until q) & enabled "r";

            """,
            Format(Text));
    }

    [Fact]
    public void Breaks_long_lines_where_the_structure_allows()
    {
        const string Text = """
            var long: array [0..1] of enum {the_first_of_the_members, the_second_of_them, and_the_third_of_the_members};
            procedure with_long_parameters(the_first_of_the_parameters: boolean; var the_second_parameter: boolean); end;
            rule the_first_variable = the_second_variable & (the_third_variable | the_fourth_variable_of_them) & the_fifth_one ==> end;
            rule if the_first_variable_of_all = the_second_variable & (the_third_variable | the_fourth_variable_of_them) then
            the_first_variable := the_second_variable & (the_third_variable | the_fourth_variable_of_all_of_them);
            call(the_first_variable, the_second_variable, the_third_variable, the_fourth_variable_of_them_all); end; end;
            invariant "a long name" forall i: the_type_of_the_variable do the_first_variable -> the_second_variable end;
            """;

        Assert.Equal(
            """
            var
              long: array [0..1] of enum {
                the_first_of_the_members,
                the_second_of_them,
                and_the_third_of_the_members
              };
            procedure with_long_parameters(
              the_first_of_the_parameters: boolean;
              var the_second_parameter: boolean
            );
            begin
            end;
            rule
              the_first_variable = the_second_variable
              & (the_third_variable | the_fourth_variable_of_them)
              & the_fifth_one
            ==>
            begin
            end;
            rule
            begin
              if the_first_variable_of_all = the_second_variable
                & (the_third_variable | the_fourth_variable_of_them)
              then
                the_first_variable :=
                  the_second_variable & (the_third_variable | the_fourth_variable_of_all_of_them);
                call(
                  the_first_variable,
                  the_second_variable,
                  the_third_variable,
                  the_fourth_variable_of_them_all
                );
              end;
            end;
            invariant "a long name"
              forall i: the_type_of_the_variable do the_first_variable -> the_second_variable end;

            """,
            Format(Text));
    }

    [Fact]
    public void Puts_comments_back_where_they_were()
    {
        const string Text = """
            /* The head. */


            -- Two lines
            -- of it.
            var x: T; -- behind x
              -- above y
              y: /* inside */ T;
            --- Documentation of the rule.
            --- @source fs/inode.c
            rule "r" -- behind the name
              a = 1 & -- why a
              -- why b
              b = 2 ==> -- behind the arrow
            begin
              -- the first
              x := 1 -- before the semicolon
              ;


              -- the last
              y := 2;

              -- the end
            end;
            rule if a then
                x := 1;
                -- end of the branch
              -- about the other
              else
                -- nothing
              end
            end
            -- The tail.
            """;

        Assert.Equal(
            """
            /* The head. */

            -- Two lines
            -- of it.
            var
              x: T; -- behind x
              -- above y
              y: /* inside */ T;
            --- Documentation of the rule.
            --- @source fs/inode.c
            rule "r" -- behind the name
              a = 1 -- why a
              -- why b
              & b = 2
            ==> -- behind the arrow
            begin
              -- the first
              x := 1; -- before the semicolon

              -- the last
              y := 2;

              -- the end
            end;
            rule
            begin
              if a then
                x := 1;
                -- end of the branch
              -- about the other
              else
                -- nothing
              end;
            end;
            -- The tail.

            """,
            Format(Text));
    }

    [Theory]
    [InlineData("var x: T;\n\n\n\nvar y: T;", "var\n  x: T;\n\nvar\n  y: T;\n")]
    [InlineData("var x: T; y: T;\n\n  z: T;", "var\n  x: T;\n  y: T;\n\n  z: T;\n")]
    [InlineData("ruleset i: T do\n\nrule end;\n\nend;", "ruleset i: T do\n  rule\n  begin\n  end;\nend;\n")]
    [InlineData("-- a\r\n\r\nvar x: T; -- b\r\n", "-- a\n\nvar\n  x: T; -- b\n")]
    [InlineData("", "")]
    [InlineData("-- only this", "-- only this\n")]
    public void Keeps_at_most_one_blank_line(string text, string expected) =>
        Assert.Equal(expected, Format(text));

    [Theory]
    [InlineData("rule end; --- not of b\nrule \"b\" end;")]
    [InlineData("rule end\n--- not of b\n; rule \"b\" end;")]
    [InlineData("ruleset i: T -- c\ndo --- not of b\n\nrule \"b\" end; end;")]
    [InlineData("--- not of b\n\n\nrule \"b\" end;")]
    public void Comments_do_not_become_documentation(string text) =>
        Assert.DoesNotContain("DocComment", SyntaxDump.Of(Parsing.ParseClean(Format(text))));

    [Fact]
    public void Keeps_hexadecimal_numbers() =>
        Assert.Equal("const\n  A: 0xFf;\n  B: 12;\n", Format("const A: 0xFf; B: 12;"));

    [Fact]
    public void Writes_Rumurs_octal_numbers_in_decimal() =>
        Assert.Equal("const\n  A: 8;\n", Format("const A: 010;", Compatibility.Rumur));

    [Fact]
    public void Formats_every_specification_without_losing_anything()
    {
        string[] files = [.. Repository.SpecificationsBelow("specs"), .. Repository.SpecificationsBelow("model")];
        foreach (string text in files.Select(File.ReadAllText).Concat(SmallSpecifications.Texts))
        {
            string formatted = Format(text);
            SpecificationSyntax before = Parsing.Parse(text).Tree;
            SpecificationSyntax after = Parsing.Parse(formatted).Tree;
            Assert.Equal(SyntaxDump.Of(before), SyntaxDump.Of(after));
            Assert.Equal(before.Comments.Length, after.Comments.Length);
            Assert.Equal(formatted, Format(formatted));
        }
    }

    [Fact]
    public void Formats_deep_trees_and_long_lines()
    {
        string deep = $"invariant\n  {new string('(', 900)}x{new string(')', 900)};\n";

        Assert.Equal(deep, Format(deep));
    }
}
