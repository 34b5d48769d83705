namespace Jiminny.Connectors;

/// <summary>Somebody on a kept item.</summary>
/// <param name="Role">In which role.</param>
/// <param name="Address">The address as the provider spells it.</param>
/// <param name="Name">The display name, when there is one. It is never used for matching.</param>
public sealed record Participant(ParticipantRole Role, string Address, string? Name)
{
    /// <summary>The role only: people are not for logs.</summary>
    public override string ToString() => Role.ToString();
}
