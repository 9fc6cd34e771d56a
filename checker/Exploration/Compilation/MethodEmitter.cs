using System.Reflection;
using System.Reflection.Emit;
using ModelCheck.Language.Model;
using ModelCheck.Language.Types;

namespace ModelCheck.Exploration.Compilation;

/// <summary>What the emitters of one method share: the IL, what locals mean, and where faults go.</summary>
internal sealed class MethodEmitter
{
    private static readonly FieldInfo StatusField = typeof(RunContext).GetField(nameof(RunContext.Status))!;
    private static readonly FieldInfo FrameField = typeof(RunContext).GetField(nameof(RunContext.Frame))!;
    private static readonly MethodInfo FailMethod = typeof(RunContext).GetMethod(nameof(RunContext.Fail))!;

    private readonly Action _loadContext;
    private readonly LocalBuilder _frame;
    private readonly Label _prologue;
    private readonly Label _start;
    private Dictionary<LocalVariable, Place> _places = [];
    private int _frameSlots;
    private int _frameHigh;

    /// <param name="loadContext">Loads the <see cref="RunContext"/> pointer.</param>
    public MethodEmitter(CompilationUnit unit, ILGenerator generator, Action<IlBuilder> loadContext)
    {
        Unit = unit;
        Il = new IlBuilder(generator);
        _loadContext = () => loadContext(Il);
        _frame = Il.Declare(typeof(long*));
        _prologue = Il.NewLabel();
        _start = Il.NewLabel();
        Leaves = new LeafEmitter(this);
        Places = new PlaceEmitter(this);
        Expressions = new ExpressionEmitter(this);
        Conditions = new ConditionEmitter(this);
        Values = new ValueEmitter(this);
        Aggregates = new AggregateEmitter(this);
        Calls = new CallEmitter(this);
        Multisets = new MultisetEmitter(this);
        Domains = new DomainEmitter(this);
        Statements = new StatementEmitter(this);

        // How much memory the locals need is known at the end, so the prologue stands there.
        Il.Branch(OpCodes.Br, _prologue);
        Il.Mark(_start);
    }

    public CompilationUnit Unit { get; }

    public IlBuilder Il { get; }

    public LeafEmitter Leaves { get; }

    public PlaceEmitter Places { get; }

    public ExpressionEmitter Expressions { get; }

    public ConditionEmitter Conditions { get; }

    public ValueEmitter Values { get; }

    public AggregateEmitter Aggregates { get; }

    public CallEmitter Calls { get; }

    public MultisetEmitter Multisets { get; }

    public DomainEmitter Domains { get; }

    public StatementEmitter Statements { get; }

    /// <summary>Loads the address of the state that is read and written now.</summary>
    public Action LoadState { get; set; } = () => throw new InvalidOperationException("no state is current");

    /// <summary>
    /// Words of the current state, by number, that stand in local variables and not where
    /// <see cref="LoadState"/> says.
    /// </summary>
    public Dictionary<int, LocalBuilder> WordLocals { get; } = [];

    /// <summary>Whether something emitted since the last check may have set the status.</summary>
    public bool MayHaveFailed { get; private set; }

    /// <summary>Slots of memory that the method's aggregate locals take at most.</summary>
    public int FrameSlots => _frameHigh;

    public void LoadContext() => _loadContext();

    public void Bind(LocalVariable variable, Place place) => _places[variable] = place;

    public Place PlaceOf(LocalVariable variable) => _places[variable];

    /// <summary>Forgets all locals, for the next rule or property in the same method.</summary>
    public void ClearScope()
    {
        _places = [];
        _frameSlots = 0;
    }

    /// <summary>Emits what happens where a run-time error of the model is found.</summary>
    public void Fail()
    {
        MayHaveFailed = true;
        LoadContext();
        Il.Call(FailMethod);
    }

    /// <summary>Notes that a call was emitted which may fail or abandon.</summary>
    public void NoteCall() => MayHaveFailed = true;

    /// <summary>
    /// If anything may have gone wrong since the last check: goes to a label when it did. The stack is empty.
    /// </summary>
    public void BranchIfFailed(Label target)
    {
        if (!MayHaveFailed)
            return;

        MayHaveFailed = false;
        LoadStatus();
        Il.Branch(OpCodes.Brtrue, target);
    }

    /// <summary>For code that is reached only with a good status.</summary>
    public void ForgetFailures() => MayHaveFailed = false;

    public void LoadStatus()
    {
        LoadContext();
        Il.LoadField(StatusField);
    }

    public void StoreStatus(int status)
    {
        LoadContext();
        Il.Int(status);
        Il.StoreField(StatusField);
    }

    /// <summary>Memory for a value of a type, undetermined at first.</summary>
    public SlotPlace AllocateSlots(ModelType type)
    {
        var place = new SlotPlace(type, _frame, _frameSlots);
        _frameSlots = checked(_frameSlots + type.SlotCount);
        _frameHigh = int.Max(_frameHigh, _frameSlots);
        return place;
    }

    /// <summary>Emits the return: gives the memory for locals back.</summary>
    public void Return()
    {
        LoadContext();
        Il.Load(_frame);
        Il.StoreField(FrameField);
        Il.Emit(OpCodes.Ret);
    }

    /// <summary>Ends the method. Nothing may be emitted after it.</summary>
    public void Finish()
    {
        Il.Mark(_prologue);
        LoadContext();
        Il.LoadField(FrameField);
        Il.Store(_frame);
        LoadContext();
        Il.Load(_frame);
        Il.Offset(_frameHigh * (long)sizeof(long));
        Il.StoreField(FrameField);
        Il.Branch(OpCodes.Br, _start);
        Unit.NoteFrame(_frameHigh);
    }
}
