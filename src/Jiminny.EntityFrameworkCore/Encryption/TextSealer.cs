using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jiminny.Import.Encryption;

namespace Jiminny.EntityFrameworkCore.Encryption;

/// <summary>
/// Seals texts of one organisation with AES-256-GCM, each bound to the place it stands in. A sealed text begins with a character no plain one may begin with, so
/// that sealed and plain stand beside each other in a column.
/// </summary>
internal sealed class TextSealer
{
    private const char Marker = '\u0001';
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly OrganisationKey? _key;
    private readonly byte[] _secret;
    private readonly bool _seals;

    /// <param name="key">The organisation's key; none to leave texts plain.</param>
    /// <param name="seals">Whether new texts are sealed; otherwise sealed ones are only opened.</param>
    public TextSealer(OrganisationKey? key, bool seals)
    {
        _key = key;
        _secret = key?.Derive("texts") ?? [];
        _seals = seals && key is not null;
    }

    /// <summary>Leaves texts as they are.</summary>
    public static TextSealer None { get; } = new(key: null, seals: false);

    public static bool IsSealed(string? text) => text is [Marker, ..];

    public string? Seal(string? text, string place)
    {
        if (text is null || !_seals)
        {
            return IsSealed(text) ? string.Concat("\ufffd", text.AsSpan(1)) : text;
        }

        var plain = Encoding.UTF8.GetBytes(text);
        var envelope = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(envelope.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(_secret, TagSize);
        cipher.Encrypt(
            envelope.AsSpan(0, NonceSize), plain, envelope.AsSpan(NonceSize + TagSize), envelope.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(place));
        CryptographicOperations.ZeroMemory(plain);
        return $"{Marker}{_key!.Id}.{Base64Url.EncodeToString(envelope)}";
    }

    /// <returns>The text; <see langword="null"/> when its key was destroyed or it stands where it was not sealed for.</returns>
    public string? Open(string? stored, string place)
    {
        if (!IsSealed(stored))
        {
            return stored;
        }

        var dot = stored!.IndexOf('.', StringComparison.Ordinal);
        if (_key is null || dot < 0 || !stored.AsSpan(1, dot - 1).SequenceEqual(_key.Id) || !Base64Url.IsValid(stored.AsSpan(dot + 1)))
        {
            return null;
        }

        var envelope = Base64Url.DecodeFromChars(stored.AsSpan(dot + 1));
        if (envelope.Length < NonceSize + TagSize)
        {
            return null;
        }

        var plain = new byte[envelope.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(_secret, TagSize);
        try
        {
            cipher.Decrypt(
                envelope.AsSpan(0, NonceSize), envelope.AsSpan(NonceSize + TagSize), envelope.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(place));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
