-- Typists that type a word each, letter by letter, and do not wait for each other: what tests of searches at scale explore.
-- One alone has 1 + 3 + 9 + ... + 3 ^ 7 = 3280 states, so two of them have 3280 ^ 2 = 10758400, in 15 levels. A state is reached by
-- the last letter of either, unless there is none yet: 2 * 3279 * 3280 = 21510240 firings. The range of a letter is wider than
-- needed, for a state of two words.

const
  Typists: 2;
  Letters: 3;
  Length: 7;

type
  Typist: 1..Typists;
  Place: 1..Length;

var
  length: array [Typist] of 0..Length;
  typed: array [Typist] of array [Place] of 0..63;

startstate
begin
  for t: Typist do
    length[t] := 0;
    for p: Place do
      typed[t][p] := 0;
    end;
  end;
end;

ruleset t: Typist; letter: 1..Letters do
  rule "type a letter"
    length[t] < Length
  ==>
  begin
    length[t] := length[t] + 1;
    typed[t][length[t]] := letter;
  end;
end;

-- Holds.
invariant "whoever is done has typed the last letter"
  forall t: Typist do length[t] = Length -> typed[t][Length] != 0 end;

-- Violated by one state of the last level.
invariant "the last of all words is not typed twice"
  exists t: Typist do exists p: Place do typed[t][p] != Letters end end;
