using ModelCheck.Tests.Support;
using Xunit;

namespace ModelCheck.Tests.Kernel;

/// <summary>The program that verifies the checksums of a journal.</summary>
public sealed class JournalCheckerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresProgramFact("gcc")]
    public void Notices_every_damage_of_its_own_journals()
    {
        ProgramRun run = ProgramRun.Of(Build(), ["--self-test"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("self-test: [0-9]{4} damages, 0 failures\n", run.Output);
    }

    [RequiresProgramFact("gcc")]
    public void A_journal_without_damage_is_right() => Assert.Equal(
        new ProgramRun(0, "1 transactions to replay, 3 tags, 0 wrong checksums\n", ""), Check(new JournalImage(blocks: 3).Bytes));

    [RequiresProgramFact("gcc")]
    public void A_changed_byte_of_a_logged_block_is_the_tags_of_that_block()
    {
        byte[] bytes = new JournalImage(blocks: 3).Bytes;
        bytes[(3 * JournalImage.BlockSize) + 17] ^= 1;
        ProgramRun run = Check(bytes);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("WRONG: transaction 5, block 101, logged at journal block 3: checksum ", run.Output);
        Assert.EndsWith("1 transactions to replay, 3 tags, 1 wrong checksums\n", run.Output);
    }

    [RequiresProgramFact("gcc")]
    public void A_transaction_without_its_commit_block_is_none()
    {
        byte[] bytes = new JournalImage(blocks: 3).Bytes;
        bytes.AsSpan(5 * JournalImage.BlockSize).Clear();

        Assert.Equal(new ProgramRun(0, "0 transactions to replay, 0 tags, 0 wrong checksums\n", ""), Check(bytes));
    }

    [RequiresProgramFact("gcc")]
    public void What_is_no_journal_is_one_error()
    {
        ProgramRun run = Check(new byte[8192]);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("journal.img: neither a journal nor an ext4 file system\n", run.Errors);
    }

    private ProgramRun Check(byte[] journal)
    {
        string image = _folder.PathTo("journal.img");
        File.WriteAllBytes(image, journal);
        return ProgramRun.Of(Build(), [image]);
    }

    private string Build()
    {
        string program = _folder.PathTo("check_journal");
        string[] sources = ["check_journal.c", "self_test.c", "journal.c", "crc32c.c"];
        ProgramRun compiler = ProgramRun.Of(
            "gcc",
            [
                "-O1", "-Wall", "-Wextra", "-Werror", "-std=c11", "-fsanitize=undefined", "-o", program,
                .. sources.Select(name => Repository.PathTo("tests", "kernel", "programs", name)),
            ]);
        Assert.True(compiler.ExitCode == 0, compiler.Errors);
        return program;
    }
}
