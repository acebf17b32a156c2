using Grpc.Core;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class PolicyTests
{
    [Fact]
    public void Read_PoliciesOfTheInterface_HoldForMethodsWithoutTheirOwn()
    {
        var get = Contract.Method<IShop>("Get");
        var slow = Contract.Method<IShop>("Slow");

        Assert.Equal((true, false, TimeSpan.FromSeconds(2)), (get.IsIdempotent, get.HasNoSideEffects, get.Deadline));
        Assert.Equal((true, true, TimeSpan.FromMinutes(1)), (slow.IsIdempotent, slow.HasNoSideEffects, slow.Deadline));
    }

    [Fact]
    public void Read_DeadlineOfTheInterface_HoldsForNoResponseStream()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), Contract.Method<IShop>("Upload").Deadline);
        Assert.Null(Contract.Method<IShop>("Watch").Deadline);
        Assert.Null(Contract.Method<IShop>("Talk").Deadline);
        Assert.Equal(TimeSpan.FromSeconds(9), Contract.Method<IShop>("WatchBriefly").Deadline);
    }

    [Fact]
    public void Read_Faults_OfMethodAndInterfaceComeTogether()
    {
        Assert.Equal([typeof(Closed)], Contract.Method<IShop>("Get").Faults.Select(fault => fault.Type));
        Assert.Equal([typeof(SoldOut), typeof(Closed)], Contract.Method<IShop>("Slow").Faults.Select(fault => fault.Type));
    }

    [Fact]
    public void Read_PoliciesOfTheService_HoldForInheritedMethods()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), Contract.Method<IShop>("Ping").Deadline);
        Assert.Equal(TimeSpan.FromSeconds(3), Contract.Method<IShop>("Stated").Deadline);
    }

    [Theory]
    [InlineData(typeof(IWord), "soon")]
    [InlineData(typeof(IZero), "00:00:00")]
    [InlineData(typeof(INegative), "-00:00:01")]
    [InlineData(typeof(IDays), "2")]
    [InlineData(typeof(ILong), "30.00:00:00")]
    public void Read_DeadlineThatIsNone_IsAFault(Type service, string text)
    {
        var fault = Assert.Single(Contract.Faults(service));

        Assert.Equal("GORPC050", fault.Id);
        Assert.Equal($"has [Deadline(\"{text}\")]", fault.Found);
        Assert.Contains("[Deadline(\"00:00:02\")]", fault.Fix);
    }

    [Fact]
    public void Read_DeadlineOfAnInterfaceThatIsNone_IsOneFault()
    {
        Assert.Equal("'PolicyTests.IBadInterface'", Contract.Fault<IBadInterface>().Where);
    }

    [Fact]
    public void Read_Compression_OfTheMethodComesBeforeThatOfTheInterface()
    {
        Assert.Equal(new(MessageEncoding.Gzip, null), Contract.Method<IArchive>("Get").Compression);
        Assert.Equal(new(MessageEncoding.Brotli, 4096), Contract.Method<IArchive>("Export").Compression);
        Assert.Equal(new(MessageEncoding.None, null), Contract.Method<IArchive>("Photo").Compression);
        Assert.Null(Contract.Method<IShop>("Get").Compression);
    }

    [Theory]
    [InlineData(typeof(IUnknownEncoding), "has [Compress((MessageEncoding)7)]")]
    [InlineData(typeof(INegativeBytes), "has [Compress((MessageEncoding)1, FromBytes = -1)]")]
    public void Read_CompressionThatIsNone_IsAFault(Type service, string found)
    {
        var fault = Assert.Single(Contract.Faults(service));

        Assert.Equal(("GORPC055", found), (fault.Id, fault.Found));
    }

    [Theory]
    [InlineData(typeof(IExceptionFault), "GORPC051", "'PolicyTests.IExceptionFault.GetAsync'")]
    [InlineData(typeof(IOkFault), "GORPC052", "'PolicyTests.Fine' (used by 'PolicyTests.IOkFault.GetAsync')")]
    [InlineData(typeof(IScalarFault), "GORPC101", "'string' (used by 'PolicyTests.IScalarFault.GetAsync')")]
    [InlineData(typeof(IListFault), "GORPC101", "'List<int>' (used by 'PolicyTests.IListFault.GetAsync')")]
    [InlineData(typeof(IPocoFault), "GORPC100", "'PolicyTests.Poco' (used by 'PolicyTests.IPocoFault.GetAsync')")]
    public void Read_DeclaredFaultThatIsNoMessage_IsAFault(Type service, string id, string where)
    {
        var fault = Assert.Single(Contract.Faults(service));

        Assert.Equal((id, where), (fault.Id, fault.Where));
    }

    public interface IPing
    {
        Task PingAsync();

        [Deadline("00:00:03")]
        Task StatedAsync();
    }

    [Service]
    [Idempotent]
    [Deadline("00:00:02")]
    [Faults(typeof(Closed))]
    public interface IShop : IPing
    {
        Task<int> GetAsync();

        [Idempotent(NoSideEffects = true)]
        [Deadline("00:01:00")]
        [Faults(typeof(SoldOut), typeof(Closed))]
        Task<int> SlowAsync();

        Task UploadAsync(IAsyncEnumerable<int> items);

        IAsyncEnumerable<int> WatchAsync();

        IAsyncEnumerable<int> TalkAsync(IAsyncEnumerable<int> items);

        [Deadline("00:00:09")]
        IAsyncEnumerable<int> WatchBrieflyAsync();
    }

    [Service]
    public interface IWord
    {
        [Deadline("soon")]
        Task GetAsync();
    }

    [Service]
    public interface IZero
    {
        [Deadline("00:00:00")]
        Task GetAsync();
    }

    [Service]
    public interface INegative
    {
        [Deadline("-00:00:01")]
        Task GetAsync();
    }

    [Service]
    public interface IDays
    {
        [Deadline("2")]
        Task GetAsync();
    }

    [Service]
    public interface ILong
    {
        [Deadline("30.00:00:00")]
        Task GetAsync();
    }

    [Service]
    [Deadline("later")]
    public interface IBadInterface
    {
        Task GetAsync();

        Task SetAsync();
    }

    [Service]
    [Compress]
    public interface IArchive
    {
        Task<string> GetAsync();

        [Compress(MessageEncoding.Brotli, FromBytes = 4096)]
        Task<string> ExportAsync();

        [Compress(MessageEncoding.None)]
        Task<byte[]> PhotoAsync();
    }

    [Service]
    public interface IUnknownEncoding
    {
        [Compress((MessageEncoding)7)]
        Task GetAsync();
    }

    [Service]
    public interface INegativeBytes
    {
        [Compress(FromBytes = -1)]
        Task GetAsync();
    }

    [Service]
    public interface IExceptionFault
    {
        [Faults(typeof(InvalidOperationException))]
        Task GetAsync();
    }

    [Service]
    public interface IOkFault
    {
        [Faults(typeof(Fine))]
        Task GetAsync();
    }

    [Service]
    public interface IScalarFault
    {
        [Faults(typeof(string))]
        Task GetAsync();
    }

    [Service]
    public interface IListFault
    {
        [Faults(typeof(List<int>))]
        Task GetAsync();
    }

    [Service]
    public interface IPocoFault
    {
        [Faults(typeof(Poco))]
        Task GetAsync();
    }

    public sealed record Closed(string Until);

    public sealed record SoldOut(int Number);

    [FaultStatus(StatusCode.OK)]
    public sealed record Fine(int Number);

    public sealed class Poco
    {
        public int Number { get; set; }
    }
}
