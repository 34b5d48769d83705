using System.Globalization;
using System.Text;
using Jiminny.Connectors;
using Jiminny.Matching;

namespace Jiminny.Import.Previews;

/// <summary>Why an item is kept or not. Immutable; free of addresses, names and content.</summary>
/// <param name="Outcome">What it came to.</param>
public sealed record Explanation(ExplanationOutcome Outcome)
{
    /// <summary>The reason, for <see cref="ExplanationOutcome.Discarded"/>.</summary>
    public DiscardReason? Reason { get; init; }

    /// <summary>The records it matches, best first, for <see cref="ExplanationOutcome.Kept"/>.</summary>
    public IReadOnlyList<MatchCandidate> Candidates { get; init; } = [];

    /// <summary>Its participants in the provider's order.</summary>
    public IReadOnlyList<ParticipantFinding> Participants { get; init; } = [];

    /// <summary>The item's flags.</summary>
    public ItemFlags Flags { get; init; }

    /// <summary>What the provider answered, for <see cref="ExplanationOutcome.NotRead"/>.</summary>
    public SourceFailure? Failure { get; init; }

    /// <summary>The matcher that decided.</summary>
    public long MatcherVersion { get; init; }

    /// <summary>The explanation in words.</summary>
    /// <returns>Several lines.</returns>
    public string Describe()
    {
        var text = new StringBuilder();
        text.Append(Outcome switch
        {
            ExplanationOutcome.Discarded => $"Discarded: {Reason}",
            ExplanationOutcome.NotRead => $"Not read: {Failure?.Error} ({Failure?.Code})",
            _ => Outcome.ToString(),
        });
        for (var i = 0; i < Participants.Count; i++)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"- participant {i} ({Participants[i].Role}): {Participants[i].Kind}");
            foreach (var candidate in Candidates.Where(candidate => candidate.Participant == i))
            {
                text.Append(CultureInfo.InvariantCulture, $"; {candidate.Type} {candidate.Id} by {candidate.Tier}");
            }
        }

        return text.ToString();
    }
}

/// <summary>What an item came to.</summary>
public enum ExplanationOutcome : byte
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>It is discarded.</summary>
    Discarded,

    /// <summary>It cannot be decided, since the provider withholds participants.</summary>
    Undecided,

    /// <summary>The provider lists it but cannot give it readably.</summary>
    Unreadable,

    /// <summary>The provider was not able or not willing to give it; it may be gone.</summary>
    NotRead,
}

/// <summary>What is known of one participant.</summary>
/// <param name="Role">The role.</param>
/// <param name="Kind">What the CRM and the organisation's domains say of the address.</param>
public sealed record ParticipantFinding(ParticipantRole Role, AddressMatchKind Kind);
