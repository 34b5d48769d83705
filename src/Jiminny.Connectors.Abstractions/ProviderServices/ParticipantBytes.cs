namespace Jiminny.Connectors.ProviderServices;

/// <summary>A participant whose address is still bytes.</summary>
internal readonly ref struct ParticipantBytes(ParticipantRole role, ReadOnlySpan<byte> address)
{
    private readonly ReadOnlySpan<byte> _address = address;

    public void Deconstruct(out ParticipantRole participantRole, out ReadOnlySpan<byte> participantAddress)
    {
        participantRole = role;
        participantAddress = _address;
    }
}
