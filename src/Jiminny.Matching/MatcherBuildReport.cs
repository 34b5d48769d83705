using System.Collections.Frozen;
using Jiminny.Crm;

namespace Jiminny.Matching;

/// <summary>
/// What became of a read of the CRM: never fatal, always named. Problems name records by type and id. The lists of new addresses and
/// domains are
/// CRM data for a targeted search of the mailboxes: they are not for logs, and <see cref="ToString"/> leaves them out.
/// </summary>
public sealed record MatcherBuildReport
{
    /// <summary>How many problems are kept with their place; beyond that they are only counted.</summary>
    public const int MaxListedProblems = 10_000;

    /// <summary>The version of the matcher in place now.</summary>
    public required long Version { get; init; }

    /// <summary>Whether the whole CRM was read, not only its changes.</summary>
    public required bool IsFullRead { get; init; }

    /// <summary>Changes read.</summary>
    public required long ChangesRead { get; init; }

    /// <summary>
    /// The kinds of record, of those that are matched by, that the connected CRM user may not read. That nobody of such a kind matches does not mean that they
    /// are gone: nothing may be removed because of it. Empty when everything could be read.
    /// </summary>
    public IReadOnlySet<CrmRecordType> HiddenTypes { get; init; } = FrozenSet<CrmRecordType>.Empty;

    /// <summary>Contacts and leads in the matcher that have at least one usable address.</summary>
    public required int People { get; init; }

    /// <summary>Different addresses in the matcher.</summary>
    public required int Addresses { get; init; }

    /// <summary>Domains that lead to an account.</summary>
    public required int AccountDomains { get; init; }

    /// <summary>Records, or parts of records, that could not be used; the first <see cref="MaxListedProblems"/>.</summary>
    public IReadOnlyList<CrmProblem> Problems { get; init; } = [];

    /// <summary>All problems, also those not listed.</summary>
    public long ProblemCount { get; init; }

    /// <summary>
    /// Account domains that are not used for matching, with the reason. They are domains of CRM accounts, no personal data.
    /// </summary>
    public IReadOnlyList<RefusedAccountDomain> RefusedDomains { get; init; } = [];

    /// <summary>Normalised addresses that the matcher before this one did not know; empty when there was none before.</summary>
    public IReadOnlyList<string> NewAddresses { get; init; } = [];

    /// <summary>Account domains that the matcher before this one did not match; empty when there was none before.</summary>
    public IReadOnlyList<string> NewDomains { get; init; } = [];

    /// <summary>
    /// The contacts, leads and accounts that were reported as new, changed or gone; <see langword="null"/> after a full read, which cannot tell.
    /// </summary>
    public IReadOnlyList<CrmReference>? ChangedRecords { get; init; } = [];

    /// <summary>Figures only.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"version {Version}: {Addresses} addresses of {People} people, {AccountDomains} account domains, {ProblemCount} problems, {RefusedDomains.Count} domains refused");
}
