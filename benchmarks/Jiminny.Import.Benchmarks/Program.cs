using System.Globalization;
using Jiminny.Import.Benchmarks;

// Each figure is taken in importer processes of their own; the emulated providers stand in this one.
return args switch
{
    ["worker", var order] => await Worker.RunAsync(order),
    ["big-mailbox", .. var rest] => await BigMailbox.RunAsync(Number(rest, "--messages", 1_000_000)),
    ["hosts", .. var rest] => await ManyHosts.RunAsync(Number(rest, "--mailboxes", 2_000), Number(rest, "--latency", 50)),
    _ => Help(),
};

static int Number(string[] args, string name, int fallback) =>
    Array.IndexOf(args, name) is >= 0 and var place && place + 1 < args.Length ? int.Parse(args[place + 1], CultureInfo.InvariantCulture) : fallback;

static int Help()
{
    Console.Error.WriteLine("""
        big-mailbox [--messages N]              one mailbox of N messages: memory over idle, and time for each tenth (default 1,000,000)
        hosts [--mailboxes N] [--latency MS]    N mailboxes on one PostgreSQL (JIMINNY_POSTGRES) by one host, then by two (default 2,000; 50 ms)
        """);
    return 2;
}
