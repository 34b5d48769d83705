using System.Runtime.InteropServices;
using System.Text;
using Jiminny.Crm;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Tests.Differential;

namespace Jiminny.Matching.Tests.Safety;

/// <summary>Addresses that end where readable memory ends: one byte too far and the process is gone.</summary>
public sealed partial class OverreadTests
{
    private const int ReadAndWrite = 3;
    private const int PrivateAnonymous = 0x22;

    [Fact]
    public unsafe void No_kernel_reads_past_the_end()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The guard page is set up with Linux calls.");
        }

        var size = (nuint)Environment.SystemPageSize;
        var memory = Map(0, 2 * size, ReadAndWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, memory);
        Assert.Equal(0, Protect(memory + (nint)size, size, 0));
        try
        {
            CrmRecord[] records = [new Contact("C1") { Addresses = ["ann@customer.example", "a@b"] }, new Account("A1") { Domains = ["account.example"] }];
            string[] addresses = ["ann@customer.example", "a@b", "zoe@account.example", $"{new string('x', 50)}@y.example", $"{new string('x', 60)}@customer.example", "", "@"];
            foreach (var kernel in Enum.GetValues<KernelKind>().Where(KernelSupport.IsSupported))
            {
                var matcher = MatcherBuild.Build(records, MatchingRules.Default, kernel);
                foreach (var address in addresses)
                {
                    var expected = matcher.Match(address.ToArray()).Kind;
                    Assert.Equal(expected, MatchAtEnd((byte*)memory + size, Encoding.UTF8.GetBytes(address), matcher.Match, matcher.Match));
                    Assert.Equal(expected, MatchAtEnd((char*)(memory + (nint)size), address.ToCharArray(), matcher.Match, matcher.Match));
                }
            }
        }
        finally
        {
            Unmap(memory, 2 * size);
        }
    }

    private delegate AddressMatch Single<T>(ReadOnlySpan<T> address);

    private delegate void Batch<T>(ReadOnlySpan<T> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches);

    private static unsafe AddressMatchKind MatchAtEnd<T>(T* end, T[] address, Single<T> single, Batch<T> batch)
        where T : unmanaged
    {
        var text = new Span<T>(end - address.Length, address.Length);
        address.CopyTo(text);
        var matches = new AddressMatch[1];
        batch(text, [new Range(0, address.Length)], matches);
        Assert.Equal(matches[0], single(text));
        return matches[0].Kind;
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
