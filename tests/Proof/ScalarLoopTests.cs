using ModelCheck.Language;
using ModelCheck.Language.Model;
using ModelCheck.Proof.Encoding;
using Xunit;
using Assert = Xunit.Assert;

namespace ModelCheck.Tests.Proof;

/// <summary>Loops, copies and calls over scalarsets of any size, statement by statement.</summary>
public class ScalarLoopTests
{
    private const string Declarations = """
        type Node: scalarset(3); Data: scalarset(2); Place: 0..2;
             Row: array [Node] of boolean;
             Box: record full: boolean; of_node: Row; data: array [Data] of Place; end;
        var p, q: Row; r: array [Node] of Node; edge: array [Node] of Row; owner: Node; flag: boolean;
            count: Place; box, other: Box; boxes: array [Node] of Box; places: array [Place] of Row;
        function some(): boolean; begin
          for n: Node do if p[n] then return true; end; end;
          return false;
        end;
        function points_to(n: Node; m: Node): boolean; var l: boolean; begin
          if isundefined(r[n]) then return false; end;
          l := r[n] = m;
          return l;
        end;
        procedure set(var b: boolean; v: boolean); begin if v then b := true; end; end;
        procedure leave_when_some(); begin
          for n: Node do if p[n] then return; end; end;
          count := 0;
        end;
        startstate begin end;

        """;

    [Theory]
    [InlineData("for n: Node do p[n] := q[n]; end;")]
    [InlineData("for n: Node do p[n] := !p[n]; end;")]
    [InlineData("for n: Node do r[n] := n; end;")]
    [InlineData("for n: Node do if p[n] then flag := true; end; end;")]
    [InlineData("for n: Node do if p[n] then undefine owner; else owner := k; end; end;", false)]
    [InlineData("for n: Node do if p[n] then undefine owner; end; end;")]
    [InlineData("for n: Node do if q[n] then p[k] := true; end; end;")]
    [InlineData("for n: Node do if q[n] then p[n] := true; end; q[n] := false; end;")]
    [InlineData("for n: Node do for m: Node do edge[n][m] := p[n] & p[m]; end; end;")]
    [InlineData("for n: Node do for m: Node do edge[m][n] := n = m; end; end;")]
    [InlineData("for n: Node do for m: Node do if edge[n][m] then p[n] := true; end; end; end;")]
    [InlineData("for n: Node do for m: Node do if edge[n][m] then flag := true; end; end; end;")]
    [InlineData("for n: Node do for m: Node do r[n] := m; end; end;", false)]
    [InlineData("for m: Node do edge[k][m] := edge[m][k]; end;", false)]
    [InlineData("for m: Node do edge[k][m] := p[m]; end;")]
    [InlineData("for n: Node do edge[n] := p; end;")]
    [InlineData("for n: Node do boxes[n].of_node := edge[n]; boxes[n].full := p[n]; end;")]
    [InlineData("for n: Node do set(p[n], q[n]); end;")]
    [InlineData("for n: Node do alias b: p[n] do b := q[n]; end; end;")]
    [InlineData("for n: Node do p[n] := points_to(n, k); end;")]
    [InlineData("for n: Node do places[count][n] := p[n]; end;")]
    [InlineData("for n: Node do for i: Place do places[i][n] := i = count; end; end;")]
    [InlineData("for d: Data do box.data[d] := other.data[d]; end;")]
    [InlineData("for n: Node do assert p[n]; p[n] := false; end;")]
    [InlineData("for n: Node do assume p[n]; q[n] := true; end; count := 1;")]
    [InlineData("for n: Node do if p[n] then error \"p\"; end; end; count := 2;")]
    [InlineData("for n: Node do l[n] := p[n]; end; q := l;")]
    [InlineData("if p[k] then for n: Node do q[n] := p[n]; end; else for n: Node do q[n] := false; end; end;")]
    [InlineData("flag := some(); if some() then count := 1; end;")]
    [InlineData("leave_when_some(); flag := false;")]
    [InlineData("for n: Node do if p[n] then return; end; end; count := 1;")]
    [InlineData("for n: Node do if p[n] then owner := n; end; end;", false)]
    [InlineData("for n: Node do if p[n] & count < 2 then count := count + 1; end; end;", false)]
    [InlineData("for n: Node do p[n] := p[k]; end;", false)]
    [InlineData("for n: Node do flag := p[n]; end;", false)]
    [InlineData("for n: Node do if flag then p[n] := true; end; flag := true; end;", false)]
    [InlineData("for n: Node do if p[n] then flag := true; return; end; end;", false)]
    [InlineData("p := q; edge[k] := p; p := edge[k];")]
    [InlineData("edge[r[k]] := edge[k]; p[r[k]] := true;")]
    [InlineData("box := other; boxes[k] := box; other := boxes[r[k]];")]
    [InlineData("flag := box = other; if edge[k] != p then count := 0; end;")]
    [InlineData("flag := boxes[k] = boxes[r[k]];")]
    [InlineData("undefine boxes[k]; undefine edge;")]
    [InlineData("clear box; clear edge[k];")]
    [InlineData("clear owner;", false)]
    [InlineData("flag := forall n: Node do p[n] -> (exists m: Node do (m != n) & edge[n][m] end) end;")]
    [InlineData("flag := exists n: Node do n = r[k] & p[n] end;")]
    [InlineData("flag := forall n: Node do isundefined(r[n]) | r[n] != k end;")]
    [InlineData("places[count][k] := places[0][r[k]]; count := count + 1;")]
    [InlineData("set(places[count][k], p[r[k]]);")]
    public void A_statement(string statement, bool isEncodable = true)
    {
        string text = $$"""
            {{Declarations}}
            ruleset k: Node do rule "statement" true ==> var l: Row; begin {{statement}} end; end;
            ruleset k: Node; v: boolean; w: Place do
              rule "walk" true ==> begin p[k] := v; q[k] := !v; r[k] := k; edge[k] := p; count := w; flag := v; end;
              rule "fill" true ==> begin owner := k; boxes[k].full := v; box.full := v; places[w] := q; end;
            end;
            """;
        LoadResult loaded = Specification.FromText(text);
        Assert.True(loaded.System is not null, string.Join('\n', loaded.Diagnostics));
        TransitionSystem system = loaded.System;
        var anySize = new EncodingOptions { AnySize = ["Node", "Data"] };
        Compare(system, new EncodingOptions(), isEncodable: true);
        Compare(system, anySize, isEncodable);
    }

    private static void Compare(TransitionSystem system, EncodingOptions options, bool isEncodable)
    {
        SymbolicSystem symbolic = SymbolicSystem.Encode(system, options);
        Assert.Equal(isEncodable ? [] : ["statement"], symbolic.Unencodable.Select(u => u.Owner.ToString()!));
        if (!isEncodable)
            return;

        var comparison = new EncodingComparison(system, symbolic, seed: 7);
        comparison.Run(states: 12);
        Assert.True(comparison.Fired > 30);
    }
}
