using System.ComponentModel;
using GoRpc.Bindings;
using GoRpc.Codecs.Json;
using GoRpc.Codecs.Values;
using GoRpc.Codecs.Wire;
using GoRpc.Contracts;

namespace GoRpc.Codecs.Messages;

/// <summary>
/// How the messages of a request stream with parameters beside it travel: <c>oneof part { header = 1; item = 2; }</c>. It is put together
/// from the codecs of both. Safe for threads. Used by generated code only.
/// </summary>
/// <typeparam name="THeader">The message of the parameters.</typeparam>
/// <typeparam name="TItem">The message of an item.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamPartCodec<THeader, TItem> : MessageCodec<StreamPart<THeader, TItem>>, IStreamPartCodec
    where THeader : class
    where TItem : class
{
    private static readonly uint HeaderTag = Tag.Of(1, WireType.Length);
    private static readonly uint ItemTag = Tag.Of(2, WireType.Length);

    private readonly MessageCodec<THeader> _header;
    private readonly MessageCodec<TItem> _item;
    private readonly bool _isItemMessage;
    private readonly JsonFields _jsonFields;

    /// <summary>Puts a codec together.</summary>
    /// <param name="name">The full name of the message.</param>
    /// <param name="parts">Makes its two fields; called when somebody first asks for them.</param>
    /// <param name="header">The codec of the header.</param>
    /// <param name="item">The codec of an item; when the item is no message itself, that of a message with nothing but the field <c>item = 2</c>.</param>
    /// <param name="isItemMessage">Whether the item is a message itself.</param>
    public StreamPartCodec(string name, Func<MessageParts> parts, MessageCodec<THeader> header, MessageCodec<TItem> item, bool isItemMessage)
    {
        Contract = new MessageContract(null, name, parts);
        _header = header;
        _item = item;
        _isItemMessage = isItemMessage;
        _jsonFields = new JsonFields(Contract);
        Register(Contract, this);
    }

    internal StreamPartCodec(MessageContract contract)
    {
        var (header, item) = (contract.Fields[0], contract.Fields[1]);
        Contract = contract;
        _header = Of<THeader>(header.Value.Message!);
        _isItemMessage = item.Value.Message is not null && !item.Type.IsValueType;
        _jsonFields = new JsonFields(contract);
        _item = Of<TItem>(_isItemMessage ? item.Value.Message! : new MessageContract(null, contract.Name) { Fields = [item] });
    }

    /// <inheritdoc/>
    public override MessageContract Contract { get; }

    MessageCodec IStreamPartCodec.Header => _header;

    MessageCodec IStreamPartCodec.Item => _item;

    internal override int Measure(StreamPart<THeader, TItem> value, SizeTrail trail) =>
        value.Header is { } header ? MeasureField(HeaderTag, _header, header, trail)
        : _isItemMessage ? MeasureField(ItemTag, _item, value.Item!, trail)
        : _item.Measure(value.Item!, trail);

    internal override void Write(ref ProtoWriter writer, StreamPart<THeader, TItem> value)
    {
        if (value.Header is { } header)
        {
            WriteField(ref writer, HeaderTag, _header, header);
        }
        else if (_isItemMessage)
        {
            WriteField(ref writer, ItemTag, _item, value.Item!);
        }
        else
        {
            _item.Write(ref writer, value.Item!);
        }
    }

    internal override StreamPart<THeader, TItem> Read(ref ProtoReader reader)
    {
        var again = reader;
        THeader? header = null;
        TItem? item = null;
        var isItemAside = false;
        while (reader.NextTag() is > 0 and var tag)
        {
            if (tag == HeaderTag)
            {
                header = new RuntimeMessageValueCodec<THeader>(_header).Read(ref reader);
            }
            else if (tag == ItemTag && _isItemMessage)
            {
                item = new RuntimeMessageValueCodec<TItem>(_item).Read(ref reader);
            }
            else if (Tag.NumberOf(tag) == Tag.NumberOf(ItemTag) && !_isItemMessage)
            {
                isItemAside = true;
                reader.Skip(tag);
            }
            else
            {
                reader.SkipUnknown(tag, [HeaderTag, ItemTag]);
            }
        }

        return new StreamPart<THeader, TItem>(header, isItemAside ? _item.Read(ref again) : item);
    }

    internal override void WriteJson(ref JsonWriter writer, StreamPart<THeader, TItem> value)
    {
        if (value.Header is null && !_isItemMessage)
        {
            _item.WriteJson(ref writer, value.Item!);
            return;
        }

        writer.BeginMessage();
        if (value.Header is { } header)
        {
            writer.WriteName(",\"header\":"u8);
            _header.WriteJson(ref writer, header);
        }
        else
        {
            writer.WriteName(",\"item\":"u8);
            _item.WriteJson(ref writer, value.Item!);
        }

        writer.EndMessage();
    }

    internal override StreamPart<THeader, TItem> ReadJson(ref JsonReader reader)
    {
        var again = reader;
        THeader? header = null;
        TItem? item = null;
        var hasItem = false;
        var fields = reader.BeginMessage(_jsonFields);
        while (reader.NextField(ref fields) is >= 0 and var field)
        {
            if (header is not null || hasItem)
            {
                reader.Fail("is there beside the other part, expected either the header or an item");
            }

            if (field == 0)
            {
                header = _header.ReadJson(ref reader);
                continue;
            }

            hasItem = true;
            if (_isItemMessage)
            {
                item = _item.ReadJson(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        // An item that is no message has a message around it, which is the whole.
        return new StreamPart<THeader, TItem>(header, hasItem && !_isItemMessage ? _item.ReadJson(ref again) : item);
    }

    private static int MeasureField<T>(uint tag, MessageCodec<T> codec, T value, SizeTrail trail) =>
        checked(Varint.SizeOf(tag) + new RuntimeMessageValueCodec<T>(codec).Measure(value, trail));

    private static void WriteField<T>(ref ProtoWriter writer, uint tag, MessageCodec<T> codec, T value) =>
        new RuntimeMessageValueCodec<T>(codec).Write(ref writer, tag, value);
}
