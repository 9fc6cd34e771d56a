using System.Collections.Immutable;
using System.Reflection.Emit;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>
/// Emits code for every combination of parameter values of a rule or property: unrolled, or as nested loops.
/// </summary>
internal sealed class InstanceEmitter(MethodEmitter method)
{
    private IlBuilder Il => method.Il;

    /// <summary>Binds the parameters to constants, for the combination with a number.</summary>
    public void BindConstants(ImmutableArray<Binding> bindings, long number)
    {
        ImmutableArray<long> values = Parameters.Decode(bindings, number);
        int next = 0;
        foreach (ParameterBinding parameter in bindings.OfType<ParameterBinding>())
        {
            var type = (SimpleType)parameter.Variable.Type;
            method.Bind(parameter.Variable, new ConstantPlace(type, values[next++]));
        }
    }

    /// <summary>Binds the parameters to what the number in a local of type long says.</summary>
    /// <remarks>value = first + number / (combinations of later parameters) % count * step</remarks>
    public void BindDecoded(ImmutableArray<Binding> bindings, Action loadNumber)
    {
        ParameterBinding[] parameters = [.. bindings.OfType<ParameterBinding>()];
        long later = 1;
        for (int i = parameters.Length - 1; i >= 0; i--)
        {
            LocalBuilder value = BindLocal(parameters[i]);
            loadNumber();
            Il.Long(later);
            Il.Emit(OpCodes.Div);
            Il.Long(long.Max(1, parameters[i].Count));
            Il.Emit(OpCodes.Rem);
            Il.Long(StepOf(parameters[i]));
            Il.Emit(OpCodes.Mul);
            Il.Long(FirstOf(parameters[i]));
            Il.Emit(OpCodes.Add);
            Il.Store(value);
            later *= long.Max(1, parameters[i].Count);
        }
    }

    /// <summary>Emits loops over all combinations, the last parameter innermost, around a body.</summary>
    public void Loop(ImmutableArray<Binding> bindings, Action body)
    {
        ParameterBinding[] parameters = [.. bindings.OfType<ParameterBinding>()];
        if (parameters.All(p => p.Count > 0))
            Loop(parameters, 0, body);
    }

    /// <summary>
    /// Emits what has to happen before the guard or condition of one combination: aliases, and a look at
    /// whether each
    /// <c>choose</c> names an element, going to a label when one does not. The parameters are bound already.
    /// </summary>
    public void Establish(ImmutableArray<Binding> bindings, Label absent)
    {
        foreach (Binding binding in bindings)
        {
            if (binding is AliasBinding alias)
            {
                method.Statements.BindAlias(alias.Variable, alias.Value);
            }
            else if (binding is ChooseParameter choose)
            {
                Place multiset = method.Places.Visit(choose.Multiset);
                var index = new Read(new LocalAccess(choose.Variable, choose.Variable.Span));
                Number place = method.Places.EmitIndex(index, 0, choose.Count);
                method.Multisets.BranchIfAbsent(multiset, place, absent);
            }
        }
    }

    // i = 0; again: v = first + i * step; ...; if (++i < count) goto again
    private void Loop(ParameterBinding[] parameters, int depth, Action body)
    {
        if (depth == parameters.Length)
        {
            body();
            return;
        }

        ParameterBinding parameter = parameters[depth];
        LocalBuilder value = BindLocal(parameter);
        LocalBuilder index = Il.RentLong();
        Label again = Il.NewLabel();
        Il.Long(0);
        Il.Store(index);
        Il.Long(FirstOf(parameter));
        Il.Store(value);
        Il.Mark(again);
        Loop(parameters, depth + 1, body);
        Il.Load(value);
        Il.Long(StepOf(parameter));
        Il.Emit(OpCodes.Add);
        Il.Store(value);
        Il.Load(index);
        Il.Long(1);
        Il.Emit(OpCodes.Add);
        Il.Store(index);
        Il.Load(index);
        Il.Long(parameter.Count);
        Il.Branch(OpCodes.Blt, again);
    }

    private LocalBuilder BindLocal(ParameterBinding parameter)
    {
        LocalBuilder value = Il.RentLong();
        long first = FirstOf(parameter);
        long last = parameter.Count == 0 ? first : parameter.ValueAt(parameter.Count - 1);
        var type = new RangeType(long.Min(first, last), long.Max(first, last));
        method.Bind(parameter.Variable, new ScalarPlace(type, value, IsAlwaysDefined: true));
        return value;
    }

    private static long FirstOf(ParameterBinding parameter) =>
        parameter.Count == 0 ? 0 : parameter.ValueAt(0);

    private static long StepOf(ParameterBinding parameter) =>
        parameter.Count < 2 ? 1 : parameter.ValueAt(1) - parameter.ValueAt(0);
}
