namespace Jiminny.Matching.Addresses;

/// <summary>
/// How long an address may be, in octets of UTF-8 (RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.3), and the scratch that normalising one
/// takes.
/// </summary>
internal static class AddressLimits
{
    public const int Total = 254;

    public const int LocalPart = 64;

    /// <summary>Room for a local part after NFC (at most three times as long) and a domain as A-labels (at most 253).</summary>
    public const int Scratch = 1024;
}
