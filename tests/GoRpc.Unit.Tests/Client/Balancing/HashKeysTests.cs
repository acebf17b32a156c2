using GoRpc.Bindings;
using GoRpc.Client.Balancing;
using GoRpc.Contracts;
using GoRpc.Demo;
using GoRpc.Runtime;
using Grpc.Core;
using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Client.Balancing;

public sealed class HashKeysTests
{
    private static readonly ContractOptions Options = new() { DefaultCompatibilityLevel = CompatibilityLevel.Level300 };

    private readonly KeyRecorder _calls = new();
    private readonly ICarts _carts;

    public HashKeysTests() => _carts = (ICarts)RuntimeContracts.Bind(typeof(ICarts), Options).CreateClient(_calls);

    [Fact]
    public async Task Key_OfAParameter_IsItsValueWhateverTheOthersAre()
    {
        Assert.Equal(await KeyAsync(() => _carts.AddAsync("ann", 1)), await KeyAsync(() => _carts.AddAsync("ann", 2)));
        Assert.NotEqual(await KeyAsync(() => _carts.AddAsync("ann", 1)), await KeyAsync(() => _carts.AddAsync("bob", 1)));
        Assert.Equal(KeyHash.Of("ann"), await KeyAsync(() => _carts.AddAsync("ann", 1)));
    }

    [Fact]
    public async Task Key_BesideARequestStream_IsThatOfTheHeader()
    {
        Assert.Equal(KeyHash.Of("ann"), await KeyAsync(() => _carts.ImportAsync(7, "ann", AsyncEnumerable.Empty<int>())));
    }

    [Fact]
    public async Task Key_ThatIsZero_IsTheSameAsNoBytes()
    {
        Assert.Equal(KeyHash.Of(""), await KeyAsync(() => _carts.AddAsync("", 5)));
        Assert.Equal(KeyHash.Of([]), await KeyAsync(() => _carts.ByNumberAsync(0)));
        Assert.Equal(KeyHash.Of([0x96, 0x01]), await KeyAsync(() => _carts.ByNumberAsync(150)));
    }

    [Fact]
    public async Task Key_OfAMethodThatMarksNone_IsNone() => Assert.Null(await KeyAsync(() => _carts.NoneAsync(1)));

    [Fact]
    public async Task Key_OfARequestThatCannotBeEncoded_IsNone() => Assert.Null(await KeyAsync(() => _carts.AddAsync(null!, 1)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Key_OfAMember_IsTheSameForCompiledAndRunTimeContracts(bool isCompiled)
    {
        var binding = isCompiled ? CompiledContracts.FindService(typeof(IStocks)) : RuntimeContracts.Bind(typeof(IStocks), Options);
        var stocks = (IStocks)binding!.CreateClient(_calls);

        var key = await KeyAsync(async () => await stocks.WatchAsync(new WatchRequest { Symbol = "ACME", Count = 3 }).CountAsync());

        Assert.Equal(KeyHash.Of("ACME"), key);
    }

    [Fact]
    public async Task Option_ThatGivesAText_ComesBeforeTheContract()
    {
        _calls.Option = static context => context.Headers?.GetValue("tenant");
        var stocks = (IStocks)CompiledContracts.FindService(typeof(IStocks))!.CreateClient(_calls);
        var tenant = new CallContext(new CallOptions(new Metadata { { "tenant", "seven" } }));

        Assert.Equal(KeyHash.Of("seven"), await KeyAsync(async () => await stocks.WatchAsync(new WatchRequest { Symbol = "ACME" }, tenant).CountAsync()));
        Assert.Equal(KeyHash.Of("ACME"), await KeyAsync(async () => await stocks.WatchAsync(new WatchRequest { Symbol = "ACME" }).CountAsync()));
    }

    [Fact]
    public async Task Option_SeesMethodAndRequestButNoStream()
    {
        var seen = new List<(string, object?)>();
        _calls.Option = context =>
        {
            seen.Add((context.Method.Name, context.Request));
            return null;
        };
        var stocks = (IStocks)CompiledContracts.FindService(typeof(IStocks))!.CreateClient(_calls);
        var request = new WatchRequest();

        await KeyAsync(async () => await stocks.WatchAsync(request).CountAsync());
        await KeyAsync(() => _carts.ImportAsync(7, "ann", AsyncEnumerable.Empty<int>()));

        Assert.Equal([("Watch", request), ("Import", null)], seen);
    }

    [Fact]
    public void Hash_OfManyKeys_SpreadsEvenlyInItsHighAndLowBits()
    {
        const int Keys = 10_000;
        const int Buckets = 16;
        var hashes = Enumerable.Range(0, Keys).Select(number => KeyHash.Of($"customer-{number}")).ToList();

        Assert.Equal(Keys, hashes.Distinct().Count());
        foreach (var shift in new[] { 0, 30, 60 })
        {
            Assert.All(
                hashes.GroupBy(hash => (hash >> shift) % Buckets),
                bucket => Assert.InRange(bucket.Count(), Keys / Buckets * 0.8, Keys / Buckets * 1.2));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("0A026869", "6869")]
    [InlineData("0A0268690A016A", "6A")]
    [InlineData("0896011001", "9601")]
    [InlineData("120101090102030405060708", "0102030405060708")]
    [InlineData("1201010D01020304", "01020304")]
    // A group with a field of the same number inside, and the field after it.
    [InlineData("1B0A0178 1C0A0179", "79")]
    public void FieldBytes_OfFieldOne_AreItsLastValue(string message, string expected) =>
        Assert.Equal(expected, Convert.ToHexString(FieldBytes.Find(Convert.FromHexString(message.Replace(" ", "", StringComparison.Ordinal)), 1)));

    private async Task<ulong?> KeyAsync(Func<Task> call)
    {
        await call();
        return _calls.Key;
    }

    [Service]
    public interface ICarts
    {
        Task AddAsync([HashKey] string customer, int article);

        Task ByNumberAsync([HashKey] int customer);

        Task ImportAsync(int shop, [HashKey] string customer, IAsyncEnumerable<int> articles);

        Task NoneAsync(int article);
    }

    /// <summary>Finds the key of each call instead of making it.</summary>
    private sealed class KeyRecorder : ClientCalls
    {
        public Func<HashKeyContext, string?>? Option { get; set; }

        public ulong? Key { get; private set; }

        public override string Target => "nowhere";

        public override ValueTask<TResult> UnaryAsync<TRequest, TResponse, TResult>(
            UnaryBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
            where TRequest : class
        {
            Key = HashKeys.Of(method.Method, request, context.RequestHeaders, Option);
            return default;
        }

        public override IAsyncEnumerable<TResult> ServerStreamingAsync<TRequest, TResponse, TResult>(
            ServerStreamingBinding<TRequest, TResponse> method, TRequest? request, Func<TResponse, TResult> result, CallContext context = default)
            where TRequest : class
        {
            Key = HashKeys.Of(method.Method, request, context.RequestHeaders, Option);
            return AsyncEnumerable.Empty<TResult>();
        }

        public override ValueTask<TResult> ClientStreamingAsync<TItem, TRequest, TResponse, TResult>(
            ClientStreamingBinding<TRequest, TResponse> method, IAsyncEnumerable<TItem>? items, Func<TItem, TRequest?> request, Func<TResponse, TResult> result, CallContext context = default, TRequest? header = null)
            where TRequest : class
        {
            Key = HashKeys.Of(method.Method, header, context.RequestHeaders, Option);
            return default;
        }

        public override IAsyncEnumerable<TResult> DuplexAsync<TItem, TRequest, TResponse, TResult>(
            DuplexBinding<TRequest, TResponse> method, IAsyncEnumerable<TItem>? items, Func<TItem, TRequest?> request, Func<TResponse, TResult> result, CallContext context = default, TRequest? header = null)
            where TRequest : class
        {
            Key = HashKeys.Of(method.Method, header, context.RequestHeaders, Option);
            return AsyncEnumerable.Empty<TResult>();
        }
    }
}
