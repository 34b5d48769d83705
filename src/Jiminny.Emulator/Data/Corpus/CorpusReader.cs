using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Jiminny.Emulator;

/// <summary>Reads <c>messages.jsonl.gz</c> line by line without a string per field.</summary>
internal sealed class CorpusReader
{
    private readonly Dictionary<string, EmulatedAddress> addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CorpusBox> byName = new(StringComparer.Ordinal);
    private readonly List<CorpusBox> boxes = [];
    private readonly List<EmulatedAddress> recipients = [];
    private readonly int limit;

    private CorpusReader(int? limit) => this.limit = limit ?? int.MaxValue;

    public static List<CorpusBox> Read(string path, int? limit)
    {
        var reader = new CorpusReader(limit);
        var number = 0;
        try
        {
            using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            foreach (var line in new ByteLines(file))
            {
                number++;
                if (line.Length > 0 && !reader.ReadLine(line.Span))
                    throw Broken(path, number, "a field is missing or has the wrong form");
            }
        }
        catch (JsonException)
        {
            throw Broken(path, number, "it is not a JSON object");
        }
        catch (InvalidDataException error) when (number == 0 || error.InnerException is not null || !error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw Broken(path, number + 1, "the file is not whole gzip data");
        }
        return reader.boxes;
    }

    private static InvalidDataException Broken(string path, int line, string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}: {why}."));

    private bool ReadLine(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return false;
        CorpusBox? box = null;
        EmulatedAddress? from = null;
        EmulatedAddress[]? to = null;
        ulong mark = 0;
        long ticks = 0;
        var skipped = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("mailbox"u8))
                skipped = !ReadText(ref json, out var name) || (box = Box(name!)) is null;
            else if (json.ValueTextEquals("id"u8))
                mark = ReadMark(ref json);
            else if (json.ValueTextEquals("date"u8))
                ticks = json.Read() && json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var time) ? time.UtcTicks : 0;
            else if (json.ValueTextEquals("from"u8))
                from = json.Read() && json.TokenType == JsonTokenType.String ? Address(ref json) : null;
            else if (json.ValueTextEquals("to"u8))
                to = ReadRecipients(ref json);
            else
                json.Skip();
        }
        if (skipped && boxes.Count >= limit)
            return true;
        if (box is null || to is null || ticks == 0 || mark == 0)
            return false;
        box.Lines.Add(new CorpusLine(mark, ticks, from, to));
        return true;
    }

    private CorpusBox? Box(string name)
    {
        if (byName.TryGetValue(name, out var box))
            return box;
        if (boxes.Count >= limit)
            return null;
        byName[name] = box = new CorpusBox(name);
        boxes.Add(box);
        return box;
    }

    private static bool ReadText(ref Utf8JsonReader json, out string? text)
    {
        text = json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
        return !string.IsNullOrEmpty(text);
    }

    // The id is mailbox/16 hex digits.
    private static ulong ReadMark(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.String || json.HasValueSequence)
            return 0;
        var text = json.ValueSpan;
        var digits = text[(text.LastIndexOf((byte)'/') + 1)..];
        return digits.Length == 16 && Utf8Parser.TryParse(digits, out ulong mark, out var used, 'x') && used == 16 ? mark : 0;
    }

    private EmulatedAddress[]? ReadRecipients(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
            return null;
        recipients.Clear();
        while (json.Read() && json.TokenType == JsonTokenType.String)
            recipients.Add(Address(ref json));
        return json.TokenType == JsonTokenType.EndArray ? [.. recipients] : null;
    }

    private EmulatedAddress Address(ref Utf8JsonReader json)
    {
        Span<char> text = stackalloc char[Math.Min(json.ValueSpan.Length, 1024)];
        if (json.ValueSpan.Length > text.Length)
            return new EmulatedAddress(json.GetString());
        var key = text[..json.CopyString(text)];
        var lookup = addresses.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(key, out var address))
            lookup[key] = address = new EmulatedAddress(key.ToString());
        return address;
    }
}
