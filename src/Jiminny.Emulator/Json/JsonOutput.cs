using System.Globalization;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>
/// Writes JSON straight into a <see cref="ResponseBuffer"/>. Commas come by themselves from the last byte written, so callers name members and values only.
/// </summary>
internal sealed class JsonOutput(ResponseBuffer buffer)
{
    public ResponseBuffer Buffer => buffer;

    /// <summary>Google writes angle brackets and ampersands as \u escapes; Graph does not.</summary>
    public bool EscapeMarkup { get; init; }

    public JsonOutput Object()
    {
        Separate();
        buffer.Write((byte)'{');
        return this;
    }

    public JsonOutput EndObject()
    {
        buffer.Write((byte)'}');
        return this;
    }

    public JsonOutput Array()
    {
        Separate();
        buffer.Write((byte)'[');
        return this;
    }

    public JsonOutput EndArray()
    {
        buffer.Write((byte)']');
        return this;
    }

    public JsonOutput Name(ReadOnlySpan<byte> name)
    {
        Separate();
        buffer.Write((byte)'"');
        buffer.Write(name);
        buffer.Write("\":"u8);
        return this;
    }

    /// <summary>A value that is JSON already.</summary>
    public JsonOutput Raw(ReadOnlySpan<byte> json)
    {
        Separate();
        buffer.Write(json);
        return this;
    }

    public JsonOutput Null() => Raw("null"u8);

    public JsonOutput Bool(bool value) => Raw(value ? "true"u8 : "false"u8);

    public JsonOutput Number(long value)
    {
        Separate();
        value.TryFormat(buffer.GetSpan(20), out var written, default, CultureInfo.InvariantCulture);
        buffer.Advance(written);
        return this;
    }

    public JsonOutput String(string? value)
    {
        if (value is null)
            return Null();
        Separate();
        buffer.Write((byte)'"');
        JsonText.WriteEscaped(buffer, value, EscapeMarkup);
        buffer.Write((byte)'"');
        return this;
    }

    /// <summary>A string known to need no escapes.</summary>
    public JsonOutput Plain(ReadOnlySpan<byte> value)
    {
        Separate();
        buffer.Write((byte)'"');
        buffer.Write(value);
        buffer.Write((byte)'"');
        return this;
    }

    /// <summary>An int64 as a JSON string, as Google writes it.</summary>
    public JsonOutput NumberString(long value)
    {
        Separate();
        buffer.Write((byte)'"');
        value.TryFormat(buffer.GetSpan(20), out var written, default, CultureInfo.InvariantCulture);
        buffer.Advance(written);
        buffer.Write((byte)'"');
        return this;
    }

    /// <summary>A UTC instant with whole seconds: <c>2026-05-01T10:00:00Z</c>.</summary>
    public JsonOutput Time(DateTimeOffset value)
    {
        Separate();
        buffer.Write((byte)'"');
        value.UtcDateTime.TryFormat(buffer.GetSpan(20), out var written, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        buffer.Advance(written);
        buffer.Write((byte)'"');
        return this;
    }

    public JsonOutput Strings(IEnumerable<string> values)
    {
        Array();
        foreach (var value in values)
            String(value);
        return EndArray();
    }

    /// <summary>Writes the comma between siblings: needed unless a container has just opened or a name was just written.</summary>
    public void Separate()
    {
        if (buffer.Last is (byte)'{' or (byte)'[' or (byte)':' or 0)
            return;
        buffer.Write((byte)',');
    }

    public static byte[] Encode(string value, bool escapeMarkup = false)
    {
        using var scratch = new ResponseBuffer(Encoding.UTF8.GetMaxByteCount(value.Length));
        JsonText.WriteEscaped(scratch, value, escapeMarkup);
        return scratch.Written.ToArray();
    }
}
