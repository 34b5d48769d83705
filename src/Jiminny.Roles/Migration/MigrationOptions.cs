using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>What the host says about a migration. Immutable.</summary>
public sealed record MigrationOptions
{
    /// <summary>Nothing confirmed, Voice for nobody.</summary>
    public static MigrationOptions None { get; } = new();

    /// <summary>What has been confirmed. Nothing by default.</summary>
    public MigrationConfirmations Confirmed { get; init; }

    /// <summary>The members who get Voice on top of Recorder. It is priced, and the classic model has nothing like it, so that nobody gets it by default.</summary>
    public ImmutableHashSet<string> VoiceFor { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
}
