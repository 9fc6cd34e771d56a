namespace Microsoft.Z3;

// Terms of fixed numbers of bits.
public sealed partial class Context
{
    public BitVecExpr MkBVConst(Symbol name, uint size) => (BitVecExpr)MkConst(name, MkBitVecSort(size));

    public BitVecExpr MkBVConst(string name, uint size) => MkBVConst(MkSymbol(name), size);

    public BitVecNum MkBV(string v, uint size) => (BitVecNum)MkNumeral(v, MkBitVecSort(size));

    public BitVecNum MkBV(int v, uint size) => (BitVecNum)MkNumeral(v, MkBitVecSort(size));

    public BitVecNum MkBV(uint v, uint size) => (BitVecNum)MkNumeral(v, MkBitVecSort(size));

    public BitVecNum MkBV(long v, uint size) => (BitVecNum)MkNumeral(v, MkBitVecSort(size));

    public BitVecNum MkBV(ulong v, uint size) => (BitVecNum)MkNumeral(v, MkBitVecSort(size));

    public BitVecExpr MkBVNot(BitVecExpr t) => new(this, Native.Z3_mk_bvnot(Handle, HandleOf(t)));

    public BitVecExpr MkBVNeg(BitVecExpr t) => new(this, Native.Z3_mk_bvneg(Handle, HandleOf(t)));

    public BitVecExpr MkBVAND(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvand, t1, t2);

    public BitVecExpr MkBVOR(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvor, t1, t2);

    public BitVecExpr MkBVXOR(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvxor, t1, t2);

    public BitVecExpr MkBVAdd(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvadd, t1, t2);

    public BitVecExpr MkBVSub(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvsub, t1, t2);

    public BitVecExpr MkBVMul(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvmul, t1, t2);

    public BitVecExpr MkBVUDiv(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvudiv, t1, t2);

    public BitVecExpr MkBVSDiv(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvsdiv, t1, t2);

    public BitVecExpr MkBVURem(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvurem, t1, t2);

    public BitVecExpr MkBVSRem(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvsrem, t1, t2);

    public BitVecExpr MkBVSMod(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvsmod, t1, t2);

    public BitVecExpr MkBVSHL(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvshl, t1, t2);

    public BitVecExpr MkBVLSHR(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvlshr, t1, t2);

    public BitVecExpr MkBVASHR(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_bvashr, t1, t2);

    public BoolExpr MkBVULT(BitVecExpr t1, BitVecExpr t2) => Bool(Native.Z3_mk_bvult, t1, t2);

    public BoolExpr MkBVSLT(BitVecExpr t1, BitVecExpr t2) => Bool(Native.Z3_mk_bvslt, t1, t2);

    public BoolExpr MkBVULE(BitVecExpr t1, BitVecExpr t2) => Bool(Native.Z3_mk_bvule, t1, t2);

    public BoolExpr MkBVSLE(BitVecExpr t1, BitVecExpr t2) => Bool(Native.Z3_mk_bvsle, t1, t2);

    public BoolExpr MkBVUGT(BitVecExpr t1, BitVecExpr t2) => Bool(Native.Z3_mk_bvugt, t1, t2);

    public BoolExpr MkBVSGT(BitVecExpr t1, BitVecExpr t2) => Bool(Native.Z3_mk_bvsgt, t1, t2);

    public BoolExpr MkBVUGE(BitVecExpr t1, BitVecExpr t2) => Bool(Native.Z3_mk_bvuge, t1, t2);

    public BoolExpr MkBVSGE(BitVecExpr t1, BitVecExpr t2) => Bool(Native.Z3_mk_bvsge, t1, t2);

    public BitVecExpr MkConcat(BitVecExpr t1, BitVecExpr t2) => Bits(Native.Z3_mk_concat, t1, t2);

    /// <param name="high">The highest bit taken; the lowest of all is 0.</param>
    public BitVecExpr MkExtract(uint high, uint low, BitVecExpr t) =>
        new(this, Native.Z3_mk_extract(Handle, high, low, HandleOf(t)));

    /// <param name="i">How many bits more.</param>
    public BitVecExpr MkSignExt(uint i, BitVecExpr t) => new(this, Native.Z3_mk_sign_ext(Handle, i, HandleOf(t)));

    /// <param name="i">How many bits more.</param>
    public BitVecExpr MkZeroExt(uint i, BitVecExpr t) => new(this, Native.Z3_mk_zero_ext(Handle, i, HandleOf(t)));

    public BitVecExpr MkRepeat(uint i, BitVecExpr t) => new(this, Native.Z3_mk_repeat(Handle, i, HandleOf(t)));

    public BitVecExpr MkInt2BV(uint n, IntExpr t) => new(this, Native.Z3_mk_int2bv(Handle, n, HandleOf(t)));

    public IntExpr MkBV2Int(BitVecExpr t, bool signed) =>
        (IntExpr)Expr.Create(this, Native.Z3_mk_bv2int(Handle, HandleOf(t), Native.Flag(signed)));

    private BitVecExpr Bits(Func<nint, nint, nint, nint> make, BitVecExpr left, BitVecExpr right) =>
        new(this, make(Handle, HandleOf(left), HandleOf(right)));
}
