namespace Microsoft.Z3;

/// <summary>
/// What a declaration means: the kinds whose numbers are the same in every release of libz3 since 4.8.12, and
/// <see cref="Z3_OP_INTERNAL"/> for all others.
/// </summary>
public enum Z3_decl_kind
{
    Z3_OP_TRUE = 0x100,
    Z3_OP_FALSE = 0x101,
    Z3_OP_EQ = 0x102,
    Z3_OP_DISTINCT = 0x103,
    Z3_OP_ITE = 0x104,
    Z3_OP_AND = 0x105,
    Z3_OP_OR = 0x106,
    Z3_OP_IFF = 0x107,
    Z3_OP_XOR = 0x108,
    Z3_OP_NOT = 0x109,
    Z3_OP_IMPLIES = 0x10a,

    Z3_OP_ANUM = 0x200,
    Z3_OP_LE = 0x202,
    Z3_OP_GE = 0x203,
    Z3_OP_LT = 0x204,
    Z3_OP_GT = 0x205,
    Z3_OP_ADD = 0x206,
    Z3_OP_SUB = 0x207,
    Z3_OP_UMINUS = 0x208,
    Z3_OP_MUL = 0x209,
    Z3_OP_DIV = 0x20a,
    Z3_OP_IDIV = 0x20b,
    Z3_OP_REM = 0x20c,
    Z3_OP_MOD = 0x20d,

    Z3_OP_STORE = 0x300,
    Z3_OP_SELECT = 0x301,

    Z3_OP_BNUM = 0x400,
    Z3_OP_BIT1 = 0x401,
    Z3_OP_BIT0 = 0x402,
    Z3_OP_BNEG = 0x403,
    Z3_OP_BADD = 0x404,
    Z3_OP_BSUB = 0x405,
    Z3_OP_BMUL = 0x406,
    Z3_OP_BSDIV = 0x407,
    Z3_OP_BUDIV = 0x408,
    Z3_OP_BSREM = 0x409,
    Z3_OP_BUREM = 0x40a,
    Z3_OP_BSMOD = 0x40b,
    Z3_OP_ULEQ = 0x411,
    Z3_OP_SLEQ = 0x412,
    Z3_OP_UGEQ = 0x413,
    Z3_OP_SGEQ = 0x414,
    Z3_OP_ULT = 0x415,
    Z3_OP_SLT = 0x416,
    Z3_OP_UGT = 0x417,
    Z3_OP_SGT = 0x418,
    Z3_OP_BAND = 0x419,
    Z3_OP_BOR = 0x41a,
    Z3_OP_BNOT = 0x41b,
    Z3_OP_BXOR = 0x41c,
    Z3_OP_CONCAT = 0x420,
    Z3_OP_SIGN_EXT = 0x421,
    Z3_OP_ZERO_EXT = 0x422,
    Z3_OP_EXTRACT = 0x423,
    Z3_OP_REPEAT = 0x424,
    Z3_OP_BSHL = 0x428,
    Z3_OP_BLSHR = 0x429,
    Z3_OP_BASHR = 0x42a,

    Z3_OP_DT_CONSTRUCTOR = 0x800,
    Z3_OP_DT_RECOGNISER = 0x801,
    Z3_OP_DT_IS = 0x802,
    Z3_OP_DT_ACCESSOR = 0x803,
    Z3_OP_DT_UPDATE_FIELD = 0x804,

    Z3_OP_PB_AT_MOST = 0x900,
    Z3_OP_PB_AT_LEAST = 0x901,
    Z3_OP_PB_LE = 0x902,
    Z3_OP_PB_GE = 0x903,
    Z3_OP_PB_EQ = 0x904,

    /// <summary>A kind that is not listed here.</summary>
    Z3_OP_INTERNAL = 0xb02c,

    /// <summary>Declared by the caller, without a meaning of its own.</summary>
    /// <remarks>libz3's own number for it changes between releases, so it is translated.</remarks>
    Z3_OP_UNINTERPRETED = 0xb02d,
}
