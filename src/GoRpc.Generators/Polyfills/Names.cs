// Types that the rules of contracts name and that are not here: only their names count.
namespace System
{
    internal readonly struct DateOnly;

    internal readonly struct TimeOnly;

    internal readonly struct Half;

    internal readonly struct Int128;

    internal readonly struct UInt128;

    internal interface IAsyncDisposable;
}

namespace System.Collections.Generic
{
    internal interface IAsyncEnumerable<T>;

    internal interface IAsyncEnumerator<T>;

    internal interface IReadOnlySet<T>;

    internal static class KeyValuePair
    {
        public static KeyValuePair<TKey, TValue> Create<TKey, TValue>(TKey key, TValue value) => new(key, value);
    }
}

namespace System.ComponentModel.DataAnnotations
{
    public abstract class ValidationAttribute;

    internal interface IValidatableObject;
}

namespace System.Threading.Channels
{
    internal abstract class Channel<T>;

    internal abstract class ChannelReader<T>;

    internal abstract class ChannelWriter<T>;
}

namespace ProtoBuf.Grpc
{
    internal readonly struct CallContext;
}

namespace Grpc.Core
{
    internal abstract class ServerCallContext;

    internal readonly struct CallOptions;

    internal sealed class Metadata;

    internal interface IAsyncStreamReader<T>;

    internal interface IAsyncStreamWriter<T>;

    internal interface IServerStreamWriter<T>;

    internal interface IClientStreamWriter<T>;

    internal sealed class AsyncUnaryCall<TResponse>;

    internal sealed class AsyncServerStreamingCall<TResponse>;

    internal sealed class AsyncClientStreamingCall<TRequest, TResponse>;

    internal sealed class AsyncDuplexStreamingCall<TRequest, TResponse>;
}

namespace ProtoBuf.Grpc.Configuration
{
    internal interface IGrpcService;
}
