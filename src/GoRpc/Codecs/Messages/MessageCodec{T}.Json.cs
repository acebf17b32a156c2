using System.Buffers;
using System.Text.Json;
using GoRpc.Codecs.Json;

namespace GoRpc.Codecs.Messages;

/// <summary>The JSON of whole messages.</summary>
public abstract partial class MessageCodec<T>
{
    /// <inheritdoc cref="WriteJsonMessage{T}"/>
    internal abstract void WriteJson(ref JsonWriter writer, T value);

    /// <inheritdoc cref="ReadJsonMessage{T}"/>
    internal abstract T ReadJson(ref JsonReader reader);

    /// <summary>The JSON of a whole message, in UTF-8.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    internal byte[] ToJson(T value)
    {
        var writer = JsonWriter.Rent();
        try
        {
            WriteWholeJson(ref writer, value);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Return();
        }
    }

    /// <summary>Writes a whole message as JSON in UTF-8; nothing of one that is not allowed. Returns the number of bytes.</summary>
    /// <exception cref="ContractViolationException">The value is not allowed by its contract.</exception>
    internal int WriteWholeJson(IBufferWriter<byte> destination, T value)
    {
        var writer = JsonWriter.Rent();
        try
        {
            WriteWholeJson(ref writer, value);
            destination.Write(writer.Written);
            return writer.Written.Length;
        }
        finally
        {
            writer.Return();
        }
    }

    /// <summary>Reads a whole message.</summary>
    /// <param name="json">Its JSON in UTF-8, and nothing else.</param>
    /// <param name="ignoresUnknownFields">Whether fields that the contract does not have are passed over.</param>
    /// <exception cref="InvalidPayloadException">The text is no such message.</exception>
    internal T ReadWholeJson(ReadOnlySpan<byte> json, bool ignoresUnknownFields = false)
    {
        try
        {
            var reader = new JsonReader(json, ignoresUnknownFields);
            reader.ReadStart();
            var value = ReadJson(ref reader);
            reader.RequireEnd();
            return value;
        }
        catch (JsonException exception)
        {
            throw JsonFailure.Of(Contract, json, exception);
        }
        catch (InvalidPayloadException exception)
        {
            throw exception.AtJson(Contract.Name, JsonLocator.Locate(Contract, json, exception.Offset));
        }
    }

    /// <summary>Reads a whole message that lies in several pieces.</summary>
    /// <inheritdoc cref="ReadWholeJson(ReadOnlySpan{byte}, bool)"/>
    internal T ReadWholeJson(in ReadOnlySequence<byte> json, bool ignoresUnknownFields = false)
    {
        if (json.IsSingleSegment)
        {
            return ReadWholeJson(json.FirstSpan, ignoresUnknownFields);
        }

        var size = checked((int)json.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            json.CopyTo(buffer);
            return ReadWholeJson(buffer.AsSpan(0, size), ignoresUnknownFields);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    internal sealed override byte[] SerializeJson(object value) => ToJson((T)value);

    internal sealed override object DeserializeJson(ReadOnlySpan<byte> json, bool ignoresUnknownFields) => ReadWholeJson(json, ignoresUnknownFields)!;

    private void WriteWholeJson(ref JsonWriter writer, T value)
    {
        try
        {
            if (value is null)
            {
                UnsendableException.Throw();
            }

            WriteJson(ref writer, value);
        }
        catch (UnsendableException)
        {
            throw ViolationFinder.Explain(Contract, value);
        }
    }
}
