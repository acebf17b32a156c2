using System.Runtime.Serialization;
using GoRpc.Contracts;
using Grpc.Core;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class SignatureTests
{
    [Fact]
    public void Read_NaturalMethods_GivesTheWholeContract()
    {
        Assert.Equal(
            """
            service demo.Natural
              /demo.Natural/Add Unary: (1: Int32 a, 2: Int32 b) -> (1: Int32 value)
              /demo.Natural/Describe Unary: (1: demo.Side side, 2: optional Int32 limit or null, 3: String text, 4: optional String note or null) -> (1: String value)
              /demo.Natural/FindNote Unary: (1: Int32 key) -> (1: optional String value or null)
              /demo.Natural/All Unary: () -> (1: repeated demo.Item value)
              /demo.Natural/Names Unary: (1: packed Int32 keys) -> (1: map<Int32, String> value)
              /demo.Natural/Place Unary: demo.Item -> demo.Item
              /demo.Natural/PlaceTwo Unary: (1: optional demo.Item first, 2: optional demo.Item second or null) -> ()
              /demo.Natural/Find Unary: (1: optional demo.Item like or null) -> (1: optional demo.Item value or null)
              /demo.Natural/Move Unary: (1: optional demo.Point to) -> (1: optional demo.Point value)
              /demo.Natural/Ping Unary: () -> ()
              /demo.Natural/Wait Unary: () -> ()
              /demo.Natural/Count Unary: () -> (1: Int64 value)
              /demo.Natural/Reset Unary: () -> ()
              /demo.Natural/Numbers ServerStreaming: (1: Int32 from) -> (1: Int32 value)
              /demo.Natural/Sum ClientStreaming: (1: Int32 value) -> (1: Int64 value)
              /demo.Natural/Items DuplexStreaming: (1: optional demo.Item value or null) -> demo.Item

            """,
            Text.OfMethods(Contract.Read<INatural>()));
    }

    [Fact]
    public void Read_ParametersBesideAStream_AreItsHeader()
    {
        Assert.Equal(
            """
            service demo.Parts
              /demo.Parts/Numbers ClientStreaming: (1: optional demo.PartsNumbersHeader header or null, 2: optional Int32 item or null) -> ()
              /demo.Parts/Items DuplexStreaming: (1: optional demo.PartsItemsHeader header or null, 2: optional demo.Item item) -> (1: Int32 value)
              /demo.Parts/Lists ClientStreaming: (1: optional demo.PartsListsHeader header or null, 2: optional demo.PartsListsItem item or null) -> ()
              /demo.Parts/Nulls ClientStreaming: (1: optional demo.PartsNullsHeader header or null, 2: optional demo.PartsNullsItem item or null) -> ()
              /demo.Parts/Points ClientStreaming: (1: optional demo.PartsPointsHeader header or null, 2: optional demo.Point item or null) -> ()

            """,
            Text.OfMethods(Contract.Read<IParts>()));
    }

    [Fact]
    public void Read_ParametersBesideAStream_HaveTheirNumbersInOrder()
    {
        var request = Contract.Method<IParts>("Items").Request;
        var header = request.Message.Fields[0].Value.Message!;

        Assert.Equal((PayloadForm.Parts, "demo.PartsItemsRequest"), (request.Form, request.Message.Name));
        Assert.Equal(["name = 1", "count = 2"], header.Fields.Select(field => field.ToString()));
        Assert.Equal([0, 2], Contract.Method<IParts>("Items").Signature.Payload);
        Assert.Contains(header, Contract.Read<IParts>().Messages);
    }

    [Theory]
    [InlineData("Add", "0 1", -1, -1, "None", "Task", typeof(int))]
    [InlineData("Describe", "0 1 2 3", -1, 4, "CancellationToken", "ValueTask", typeof(string))]
    [InlineData("Place", "0", -1, 1, "CallContext", "Task", typeof(Item))]
    [InlineData("Ping", "", -1, -1, "None", "Task", typeof(void))]
    [InlineData("Wait", "", -1, 0, "CancellationToken", "ValueTask", typeof(void))]
    [InlineData("Count", "", -1, -1, "None", "Value", typeof(long))]
    [InlineData("Reset", "", -1, -1, "None", "Value", typeof(void))]
    [InlineData("Numbers", "0", -1, 1, "CancellationToken", "AsyncEnumerable", typeof(int))]
    [InlineData("Sum", "", 0, 1, "CancellationToken", "Task", typeof(long))]
    [InlineData("Items", "", 0, 1, "CallContext", "AsyncEnumerable", typeof(Item))]
    public void Read_Method_SaysWhatStandsWhere(
        string name, string payload, int stream, int context, string contextForm, string resultForm, Type resultType)
    {
        var signature = Contract.Method<INatural>(name).Signature;

        Assert.Equal(payload, string.Join(' ', signature.Payload));
        Assert.Equal(
            (stream, context, contextForm, resultForm, resultType),
            (signature.Stream, signature.Context, signature.ContextForm.ToString(), signature.ResultForm.ToString(), signature.ResultType));
    }

    [Fact]
    public void Read_ParameterlessMethod_HasMessagesWithoutFields()
    {
        var method = Contract.Method<INatural>("Ping");

        Assert.Equal(PayloadForm.Wrapped, method.Request.Form);
        Assert.Equal("demo.NaturalPingRequest", method.Request.Message.Name);
        Assert.Empty(method.Request.Message.Fields);
        Assert.Equal("demo.NaturalPingResponse", method.Response.Message.Name);
    }

    [Fact]
    public void Read_WrappedMessage_LiesInThePackageOfTheService()
    {
        Assert.Equal("OrdersPlaceRequest", Contract.Method<IWithoutPackage>("Place").Request.Message.Name);
    }

    [Theory]
    [InlineData(typeof(ITokenFirst), "GORPC032", "Parameter 'token' of 'SignatureTests.ITokenFirst.AddAsync'", "Move 'token' to the end")]
    [InlineData(typeof(ITwoTokens), "GORPC033", "'SignatureTests.ITwoTokens.AddAsync'", "Keep one of them, as the last parameter")]
    [InlineData(typeof(IContextAndToken), "GORPC033", "'SignatureTests.IContextAndToken.AddAsync'", "Keep one of them, as the last parameter")]
    [InlineData(typeof(IServerContext), "GORPC034", "Parameter 'context' of 'SignatureTests.IServerContext.AddAsync'", "Write 'CallContext context = default' (ProtoBuf.Grpc): it has metadata, deadline and cancellation, and on the host the ServerCallContext")]
    [InlineData(typeof(INullableToken), "GORPC034", "Parameter 'token' of 'SignatureTests.INullableToken.AddAsync'", "Write 'CancellationToken token = default'")]
    [InlineData(typeof(IOut), "GORPC030", "Parameter 'rest' of 'SignatureTests.IOut.Divide'", "Return a message that holds the result and this value")]
    [InlineData(typeof(IRef), "GORPC030", "Parameter 'number' of 'SignatureTests.IRef.Increase'", "Remove the modifier")]
    [InlineData(typeof(IRefResult), "GORPC031", "The result of 'SignatureTests.IRefResult.Number'", "Return 'Task<int>'")]
    [InlineData(typeof(ITaskOfStream), "GORPC037", "The result of 'SignatureTests.ITaskOfStream.GetAsync'", "Use 'IAsyncEnumerable<int>'")]
    [InlineData(typeof(ITaskOfTask), "GORPC037", "The result of 'SignatureTests.ITaskOfTask.GetAsync'", "Use 'Task<int>'")]
    [InlineData(typeof(IStreamOfTasks), "GORPC037", "The result of 'SignatureTests.IStreamOfTasks.GetAsync'", "Use 'IAsyncEnumerable<int>'")]
    [InlineData(typeof(IStreamOfStreams), "GORPC037", "Parameter 'all' of 'SignatureTests.IStreamOfStreams.SendAsync'", "Use 'IAsyncEnumerable<int>'")]
    [InlineData(typeof(IObservableResult), "GORPC035", "The result of 'SignatureTests.IObservableResult.Watch'", "Use 'IAsyncEnumerable<int>'")]
    [InlineData(typeof(IStreamResult), "GORPC035", "The result of 'SignatureTests.IStreamResult.OpenAsync'", "Use 'IAsyncEnumerable<byte[]>' for a stream of chunks, or 'byte[]' for a whole that is small")]
    [InlineData(typeof(IReaderParameter), "GORPC035", "Parameter 'items' of 'SignatureTests.IReaderParameter.SumAsync'", "Use 'IAsyncEnumerable<int>'")]
    [InlineData(typeof(ITwoStreams), "GORPC038", "'SignatureTests.ITwoStreams.MergeAsync'", "Make one stream of a message that holds either item, or write one method for each stream")]
    [InlineData(typeof(ISynchronousStream), "GORPC040", "'SignatureTests.ISynchronousStream.Sum'", "Return 'Task<int>'")]
    [InlineData(typeof(ITaskParameter), "GORPC036", "Parameter 'later' of 'SignatureTests.ITaskParameter.SendAsync'", "Use 'int' and await the task before the call")]
    public void Read_SignatureThatCannotTravel_IsAFault(Type service, string id, string where, string fix)
    {
        var fault = Assert.Single(Contract.Faults(service));

        Assert.Equal((id, where, fix), (fault.Id, fault.Where, fault.Fix));
    }

    [DataContract(Name = "Side", Namespace = "demo")]
    public enum Side
    {
        Buy,
        Sell,
    }

    [Service("demo.Natural")]
    public interface INatural
    {
        Task<int> AddAsync(int a, int b);

        ValueTask<string> DescribeAsync(Side side, int? limit, string text, string? note, CancellationToken token = default);

        Task<string?> FindNoteAsync(int key);

        Task<List<Item>> AllAsync();

        Task<IReadOnlyDictionary<int, string>> NamesAsync(int[] keys);

        Task<Item> PlaceAsync(Item item, CallContext context = default);

        Task PlaceTwoAsync(Item first, Item? second);

        Task<Item?> FindAsync(Item? like);

        Task<Point> MoveAsync(Point to);

        Task PingAsync();

        ValueTask WaitAsync(CancellationToken token);

        long Count();

        void Reset();

        IAsyncEnumerable<int> NumbersAsync(int from, CancellationToken token = default);

        Task<long> SumAsync(IAsyncEnumerable<int> numbers, CancellationToken token = default);

        IAsyncEnumerable<Item> ItemsAsync(IAsyncEnumerable<Item?> like, CallContext context = default);
    }

    [Service("Orders")]
    public interface IWithoutPackage
    {
        Task PlaceAsync(int number);
    }

    [Service]
    public interface ITokenFirst
    {
        Task<int> AddAsync(CancellationToken token, int a);
    }

    [Service]
    public interface ITwoTokens
    {
        Task<int> AddAsync(int a, CancellationToken one, CancellationToken two);
    }

    [Service]
    public interface IContextAndToken
    {
        Task<int> AddAsync(int a, CallContext context, CancellationToken token);
    }

    [Service]
    public interface IServerContext
    {
        Task<int> AddAsync(int a, ServerCallContext context);
    }

    [Service]
    public interface INullableToken
    {
        Task<int> AddAsync(int a, CancellationToken? token);
    }

    [Service]
    public interface IOut
    {
        int Divide(int a, int b, out int rest);
    }

    [Service]
    public interface IRef
    {
        void Increase(ref int number);
    }

    [Service]
    public interface IRefResult
    {
        ref int Number();
    }

    [Service]
    public interface ITaskOfStream
    {
        Task<IAsyncEnumerable<int>> GetAsync();
    }

    [Service]
    public interface ITaskOfTask
    {
        Task<Task<int>> GetAsync();
    }

    [Service]
    public interface IStreamOfTasks
    {
        IAsyncEnumerable<Task<int>> GetAsync();
    }

    [Service]
    public interface IStreamOfStreams
    {
        Task SendAsync(IAsyncEnumerable<IAsyncEnumerable<int>> all);
    }

    [Service]
    public interface IObservableResult
    {
        IObservable<int> Watch();
    }

    [Service]
    public interface IStreamResult
    {
        Task<Stream> OpenAsync();
    }

    [Service]
    public interface IReaderParameter
    {
        Task<int> SumAsync(IAsyncStreamReader<int> items);
    }

    [Service("demo.Parts")]
    public interface IParts
    {
        Task NumbersAsync(int factor, IAsyncEnumerable<int> items);

        IAsyncEnumerable<int> ItemsAsync(string name, IAsyncEnumerable<Item> items, int? count, CancellationToken cancellationToken = default);

        Task ListsAsync(IAsyncEnumerable<List<int>> items, int size);

        Task NullsAsync(IAsyncEnumerable<Item?> items, int size);

        Task PointsAsync(IAsyncEnumerable<Point> items, Point from);
    }

    [Service]
    public interface ITwoStreams
    {
        Task MergeAsync(IAsyncEnumerable<int> one, IAsyncEnumerable<int> two);
    }

    [Service]
    public interface ISynchronousStream
    {
        int Sum(IAsyncEnumerable<int> items);
    }

    [Service]
    public interface ITaskParameter
    {
        Task SendAsync(Task<int> later);
    }

    [DataContract(Name = "Item", Namespace = "demo")]
    public sealed record Item([property: DataMember(Order = 1)] string Name);

    [DataContract(Name = "Point", Namespace = "demo")]
    public readonly record struct Point([property: DataMember(Order = 1)] int X, [property: DataMember(Order = 2)] int Y);
}
