using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>
/// Finds the participants in an address field as senders really write it: the lists, groups, quoted names and comments of RFC 5322, and what breaks its
/// rules. Whatever looks like an address is a participant; nothing is too broken to be read. Works on the bytes where they stand.
/// </summary>
internal ref struct AddressList
{
    private readonly PageCollector _items;
    private readonly ParticipantRole _role;
    private readonly int _offset;
    private readonly Span<byte> _text;
    private bool _hasBrokenComment;
    private int _segment;

    private AddressList(PageCollector items, ParticipantRole role, int offset, Span<byte> text)
    {
        _items = items;
        _role = role;
        _offset = offset;
        _text = text;
    }

    /// <summary>Adds the participants of a field to the item being read.</summary>
    /// <param name="items">Takes them.</param>
    /// <param name="role">Their role.</param>
    /// <param name="value">Where the field's value stands.</param>
    public static void Read(PageCollector items, ParticipantRole role, JsonText value)
    {
        var text = items.Unescaped(ref value);
        new AddressList(items, role, value.Start, text).Read();
    }

    private void Read()
    {
        var at = 0;
        while (at < _text.Length)
        {
            switch (_text[at])
            {
                case (byte)',' or (byte)';':
                    ReadBare(_segment, at);
                    _segment = ++at;
                    break;
                case (byte)':' when IsGroupName(at):
                    _segment = ++at;
                    break;
                case (byte)'<':
                    at = ReadAngle(at);
                    break;
                default:
                    at = SkipUnit(at);
                    break;
            }
        }

        ReadBare(_segment, _text.Length);
    }

    /// <summary>Moves behind a quoted string, a comment, a domain literal, an encoded word or one byte. What is not closed is just a byte.</summary>
    private int SkipUnit(int at) => _text[at] switch
    {
        (byte)'"' => AddressSyntax.EndOfQuoted(_text, at),
        (byte)'(' when !_hasBrokenComment => SkipComment(at),
        (byte)'[' => AddressSyntax.EndOfLiteral(_text, at),
        (byte)'=' => AddressSyntax.EndOfEncodedWord(_text, at),
        _ => at + 1,
    };

    private int SkipComment(int at)
    {
        var end = AddressSyntax.EndOfComment(_text, at);
        // Comments nest: when one has no end, those within it are not looked for again and again.
        _hasBrokenComment = end == at + 1;
        return end;
    }

    // "Friends: a@x.example, b@y.example;" but not "a@x.example:25".
    private readonly bool IsGroupName(int at) => !_text[_segment..at].Contains((byte)'@');

    private int ReadAngle(int at)
    {
        var end = _text[(at + 1)..].IndexOfAny((byte)'<', (byte)'>');
        var isClosed = end >= 0 && _text[at + 1 + end] == '>';
        // What is never closed ends where the next participant may begin.
        end = isClosed ? end : _text[(at + 1)..].IndexOfAny((byte)',', (byte)';', (byte)'<');
        end = end < 0 ? _text.Length : at + 1 + end;

        var (nameStart, nameLength) = AddressSyntax.Trim(_text, _segment, at);
        if (!AddWithin(at + 1, end, AddressSyntax.Unquote(_text, nameStart, nameLength)))
            ReadBare(_segment, at);

        _segment = isClosed ? end + 1 : end;
        return _segment;
    }

    // Usually one address; a route before it is dropped, several addresses are taken one by one.
    private readonly bool AddWithin(int start, int end, (int Start, int Length) name)
    {
        if (_text[start..end].TrimStart((byte)' ') is [(byte)'@', ..] && _text[start..end].LastIndexOf((byte)':') is >= 0 and var route)
            start += route + 1;

        var isAny = false;
        while (start < end)
        {
            var part = _text[start..end].IndexOfAny((byte)',', (byte)';');
            var stop = part < 0 ? end : start + part;
            // A quoted local part may hold a comma.
            if (_text[start..end].Contains((byte)'"'))
                stop = end;

            isAny |= Add(start, AddressSyntax.RemoveSpace(_text, start, stop), name);
            start = stop + 1;
        }

        return isAny;
    }

    // Words with an @ outside quotes and comments; a name in quotes that is an address, when there is nothing else.
    private void ReadBare(int start, int end)
    {
        end = AddressSyntax.JoinAtSigns(_text, start, end);
        var name = AddressSyntax.FindComment(_text[..end], start);
        var at = start;
        var isAny = false;
        while (at < end)
        {
            if (AddressSyntax.IsSpace(_text[at]))
            {
                at++;
                continue;
            }

            var word = at;
            while (at < end && !AddressSyntax.IsSpace(_text[at]) && _text[at] != '(')
                at = Math.Min(SkipUnit(at), end);

            if (_text[word..at].Contains((byte)'@') && _text[word] != '"')
                isAny |= Add(word, at - word, name);
            else if (IsQuotedLocalPart(word, at))
                isAny |= Add(word, at - word, name);

            if (at < end && _text[at] == '(')
                at = Math.Min(SkipUnit(at), end);
        }

        var (quoted, length) = AddressSyntax.Unquote(_text, start, end - start);
        if (!isAny && _text.Slice(quoted, length).Contains((byte)'@') && !_text.Slice(quoted, length).ContainsAny((byte)' ', (byte)'('))
            Add(quoted, length, default);
    }

    // "john doe"@x.example
    private readonly bool IsQuotedLocalPart(int word, int end) =>
        word < end && _text[word] == '"' && AddressSyntax.EndOfQuoted(_text, word) is var close && close < end && _text[close] == '@';

    private readonly bool Add(int start, int length, (int Start, int Length) name)
    {
        var (from, count) = AddressSyntax.Trim(_text, start, start + length);
        if (count == 0)
            return false;

        _items.AddParticipant(
            _role, new JsonText(_offset + from, count, IsEscaped: false), new JsonText(_offset + name.Start, name.Length, IsEscaped: false));
        return true;
    }
}
