using System.Text.Json;

namespace Jiminny.Emulator;

/// <summary>
/// Google's partial responses: <c>a,b/c,items(id,start/dateTime)</c> with <c>*</c> as wildcard. Arrays are transparent. Immutable.
/// </summary>
internal sealed class FieldMask
{
    private readonly Dictionary<string, FieldMask> children = new(StringComparer.Ordinal);

    /// <summary>A mask without children keeps everything below it.</summary>
    private bool IsWhole => children.Count == 0;

    /// <summary>The names at this level.</summary>
    public IEnumerable<string> Names => children.Keys;

    /// <returns>Null when the text does not follow the grammar.</returns>
    public static FieldMask? Parse(string text)
    {
        var root = new FieldMask();
        var position = 0;
        return ParseList(text, ref position, [root]) && position == text.Length ? root : null;
    }

    /// <summary>The first name that a resource of this shape does not have; null when all exist. Where the shape ends, anything goes.</summary>
    public string? FirstUnknown(FieldMask shape)
    {
        if (shape.IsWhole)
            return null;
        foreach (var (name, child) in children)
        {
            if (name == "*")
                continue;
            if (!shape.children.TryGetValue(name, out var known))
                return name;
            if (child.FirstUnknown(known) is { } deeper)
                return $"{name}/{deeper}";
        }
        return null;
    }

    /// <summary>Copies <paramref name="json"/> with only what the mask keeps.</summary>
    public void Apply(ReadOnlySpan<byte> json, ResponseBuffer output)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        CopyMasked(ref reader, json, new JsonOutput(output));
    }

    // list := path (',' path)*      path := name ('/' name)* ('(' list ')')?
    private static bool ParseList(string text, ref int position, List<FieldMask> parents)
    {
        while (true)
        {
            if (!ParsePath(text, ref position, parents))
                return false;
            if (position >= text.Length || text[position] != ',')
                return true;
            position++;
        }
    }

    private static bool ParsePath(string text, ref int position, List<FieldMask> parents)
    {
        var level = parents;
        while (true)
        {
            var start = position;
            while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '_' or '-' or '*' or '@' or '$' or '.'))
                position++;
            if (position == start)
                return false;
            var name = text[start..position];
            level = level.ConvertAll(p => p.Child(name));
            if (position < text.Length && text[position] == '/')
            {
                position++;
                continue;
            }
            if (position >= text.Length || text[position] != '(')
                return true;
            position++;
            if (!ParseList(text, ref position, level) || position >= text.Length || text[position] != ')')
                return false;
            position++;
            return true;
        }
    }

    private FieldMask Child(string name)
    {
        if (!children.TryGetValue(name, out var child))
            children[name] = child = new FieldMask();
        return child;
    }

    private FieldMask? Find(ref Utf8JsonReader reader)
    {
        foreach (var (name, child) in children)
            if (name == "*" || reader.ValueTextEquals(name))
                return child;
        return null;
    }

    private void CopyMasked(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonOutput output)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when !IsWhole:
                output.Object();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    CopyMember(ref reader, json, output);
                output.EndObject();
                return;
            case JsonTokenType.StartArray when !IsWhole:
                output.Array();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    CopyMasked(ref reader, json, output);
                output.EndArray();
                return;
            default:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                output.Raw(json[start..(int)reader.BytesConsumed]);
                return;
        }
    }

    private void CopyMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, JsonOutput output)
    {
        var child = Find(ref reader);
        var name = reader.ValueSpan;
        reader.Read();
        // A sub-selection on a plain value selects nothing.
        if (child is null || (!child.IsWhole && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)))
        {
            reader.Skip();
            return;
        }
        output.Name(name);
        child.CopyMasked(ref reader, json, output);
    }
}
