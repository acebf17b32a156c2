using GoRpc.Codecs.Json;
using GoRpc.Codecs.Wire;

namespace GoRpc.Codecs.Messages;

/// <summary>The bytes of a message's content; the lengths inside it go to the trail.</summary>
internal delegate int MeasureMessage<in T>(T value, SizeTrail trail);

/// <summary>Writes a message's content.</summary>
internal delegate void WriteMessage<in T>(ref ProtoWriter writer, T value);

/// <summary>Reads a message's content, to the end of what the reader is narrowed to.</summary>
internal delegate T ReadMessage<out T>(ref ProtoReader reader);

/// <summary>Writes a message as JSON.</summary>
internal delegate void WriteJsonMessage<in T>(ref JsonWriter writer, T value);

/// <summary>Reads a message from JSON; the reader stands on the first token of it.</summary>
internal delegate T ReadJsonMessage<out T>(ref JsonReader reader);
