namespace Jiminny.Emulator;

/// <summary>
/// A name and an address as they stand in an item. Either may be missing: null is an absent field, an empty string a present but empty one. Immutable; share
/// instances, since their encoded forms are built once.
/// </summary>
public sealed class EmulatedAddress(string? address, string? name = null)
{
    private byte[]? graphRecipient;
    private byte[]? headerText;
    private string[]? addressTokens;
    private string[]? nameTokens;

    /// <summary>The address as the vendor would show it, case and oddities kept; null when the field is missing.</summary>
    public string? Address { get; } = address;

    /// <summary>The display name; null when there is none.</summary>
    public string? Name { get; } = name;

    /// <summary><c>{"emailAddress":{…}}</c>. Graph repeats the address where no name is known.</summary>
    internal byte[] GraphRecipient => graphRecipient ??= EncodeRecipient();

    /// <summary>The address as part of a header value, escaped for a JSON string of Google's style.</summary>
    internal byte[] HeaderText => headerText ??= JsonOutput.Encode(Rfc822.Mailbox(Name, Address), escapeMarkup: true);

    /// <summary>The address as Gmail's search sees it.</summary>
    internal string[] AddressTokens => addressTokens ??= GmailTokens.OfAddress(Address ?? "");

    /// <summary>The name as Gmail's search sees it.</summary>
    internal string[] NameTokens => nameTokens ??= GmailTokens.Of(Name ?? "");

    internal static void WriteEmailAddress(JsonOutput json, EmulatedAddress who)
    {
        json.Object();
        var name = who.Name ?? who.Address;
        if (name is not null)
            json.Name("name"u8).String(name);
        if (who.Address is not null)
            json.Name("address"u8).String(who.Address);
        json.EndObject();
    }

    private byte[] EncodeRecipient()
    {
        using var buffer = new ResponseBuffer(256);
        var json = new JsonOutput(buffer);
        json.Object().Name("emailAddress"u8);
        WriteEmailAddress(json, this);
        json.EndObject();
        return buffer.Written.ToArray();
    }
}
