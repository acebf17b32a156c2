using System.Runtime.Serialization;
using GoRpc.Contracts;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class ManyFaultsTests
{
    [Fact]
    public void Read_ContractWithManyFaults_ReportsAllOfThemTogether()
    {
        var exception = Assert.Throws<ContractException>(() => ContractReader.Read(typeof(Imports), new ContractOptions()));

        Assert.Equal(
            """
            The contract has 15 faults:
            - GORPC004: 'ManyFaultsTests.Imports' would be named 'GoRpc.Unit.Tests.Contracts.mports': protobuf-net.Grpc removes a leading 'I' whatever follows it. A name that is not the one you see must be stated. Write [Service("GoRpc.Unit.Tests.Contracts.Imports")], or [Service("GoRpc.Unit.Tests.Contracts.mports")] when callers that use protobuf-net.Grpc know it by that name.
            - GORPC008: 'ManyFaultsTests.Imports.Count' is a property. A service has methods only: a call takes time and can fail, which only a method shows. Write a method: Task<int> GetCountAsync().
            """,
            string.Join('\n', exception.Message.ReplaceLineEndings("\n").Split('\n').Take(3)));
        Assert.Equal(
            [
                ("GORPC004", "'ManyFaultsTests.Imports'"),
                ("GORPC008", "'ManyFaultsTests.Imports.Count'"),
                ("GORPC023", "'ManyFaultsTests.Imports.FindAsync(int)' and 'ManyFaultsTests.Imports.FindAsync(string)'"),
                ("GORPC121", "'ManyFaultsTests.Cargo.Weight' (used by 'ManyFaultsTests.Imports.SendAsync')"),
                ("GORPC120", "'ManyFaultsTests.Cargo.Name' (used by 'ManyFaultsTests.Imports.SendAsync')"),
                ("GORPC140", "'ManyFaultsTests.Cargo.Tag' (used by 'ManyFaultsTests.Imports.SendAsync')"),
                ("GORPC100", "'ManyFaultsTests.Poco' (used by 'ManyFaultsTests.Imports.SendAsync')"),
                ("GORPC141", "'ManyFaultsTests.Cargo.Rows' (used by 'ManyFaultsTests.Imports.SendAsync')"),
                ("GORPC144", "Parameter 'prices' of 'ManyFaultsTests.Imports.SendAsync'"),
                ("GORPC050", "'ManyFaultsTests.Imports.SendAsync'"),
                ("GORPC051", "'ManyFaultsTests.Imports.SendAsync'"),
                ("GORPC034", "Parameter 'context' of 'ManyFaultsTests.Imports.WatchAsync'"),
                ("GORPC037", "The result of 'ManyFaultsTests.Imports.WatchAsync'"),
                ("GORPC143", "The result of 'ManyFaultsTests.Imports.WatchAsync'"),
                ("GORPC190", "'ManyFaultsTests.Cargo' (used by 'ManyFaultsTests.Imports.SendAsync')"),
            ],
            exception.Faults.Select(fault => (fault.Id, fault.Where)));
    }

    [Service]
    public interface Imports
    {
        int Count { get; }

        [Deadline("never")]
        [Faults(typeof(InvalidOperationException))]
        Task SendAsync(Cargo cargo, Dictionary<double, int> prices);

        Task<int> FindAsync(int key);

        Task<int> FindAsync(string name);

        Task<IAsyncEnumerable<System.Collections.ArrayList>> WatchAsync(Grpc.Core.ServerCallContext context);
    }

    [DataContract]
    public sealed class Cargo
    {
        [DataMember(Order = 0)]
        public int Weight { get; set; }

        [DataMember]
        public string Name { get; set; } = "";

        [DataMember(Order = 1)]
        public object? Tag { get; set; }

        [DataMember(Order = 2)]
        public Poco? Owner { get; set; }

        [DataMember(Order = 3)]
        public int[][] Rows { get; set; } = [];

        [DataMember(Order = 4)]
        public DateTime At { get; set; }
    }

    public sealed class Poco
    {
        public int Number { get; set; }
    }
}
