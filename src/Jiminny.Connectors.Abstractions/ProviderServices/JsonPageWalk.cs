using System.Text;
using System.Text.Json;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>Where in a page's document the reader is, across windows.</summary>
internal sealed class JsonPageWalk(JsonPageShape shape, IItemFormat format, PageCollector items)
{
    private const int OtherProperty = -2;
    private const int ItemsProperty = -1;

    private readonly string?[] _texts = new string?[shape.Texts.Length];
    private JsonReaderState _state;
    private bool _isInItems;
    private bool _hasItems;
    private int _property = OtherProperty;

    /// <summary>Why the document is not a page, when it is not.</summary>
    public string? Fault { get; private set; }

    public JsonPage ToPage() => new(_hasItems, [.. _texts]);

    /// <summary>Reads what is complete in the window.</summary>
    /// <returns>How many of its bytes are done with.</returns>
    public int Advance(ReadOnlySpan<byte> window, bool isEnd)
    {
        var reader = new Utf8JsonReader(window, isEnd, _state);
        while (Fault is null)
        {
            var before = reader;
            if (!reader.Read())
                break;

            if (!_isInItems)
                ReadToken(ref reader);
            else if (reader.TokenType == JsonTokenType.EndArray)
                _isInItems = false;
            else if (!ReadElement(ref reader))
            {
                // The element goes on behind the window; it is read again when all of it is there.
                reader = before;
                break;
            }
        }

        _state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private bool ReadElement(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
            return false;

        items.Read(start, (int)reader.BytesConsumed - start, format);
        return true;
    }

    private void ReadToken(ref Utf8JsonReader reader)
    {
        switch (reader.CurrentDepth)
        {
            case 0 when reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject):
                Fault = "NotAPage";
                break;
            case 1 when reader.TokenType == JsonTokenType.PropertyName:
                _property = PropertyOf(ref reader);
                break;
            case 1 when _property == ItemsProperty:
                BeginItems(reader.TokenType);
                break;
            case 1 when _property >= 0:
                ReadText(ref reader);
                break;
        }
    }

    private int PropertyOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals(shape.Items.AsSpan()))
            return ItemsProperty;

        for (var i = 0; i < _texts.Length; i++)
        {
            if (reader.ValueTextEquals(shape.Texts[i].AsSpan()))
                return i;
        }

        return OtherProperty;
    }

    private void BeginItems(JsonTokenType token)
    {
        _isInItems = token == JsonTokenType.StartArray;
        _hasItems |= _isInItems;
        _property = OtherProperty;
        if (token is not (JsonTokenType.StartArray or JsonTokenType.Null))
            Fault = "NotAPage";
    }

    private void ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Null)
            _texts[_property] = reader.GetString();
        else if (reader.TokenType == JsonTokenType.Number)
            _texts[_property] = Encoding.UTF8.GetString(reader.ValueSpan);
        else
            Fault = "NotAPage";

        _property = OtherProperty;
    }
}
