using GoRpc.Contracts;
using GoRpc.Demo;

namespace GoRpc.Unit.Tests.Contracts;

public sealed class DemoContractTests
{
    [Fact]
    public void Read_Calculator_GivesTheWholeContract()
    {
        var contract = ContractReader.Read(typeof(ICalculator), new ContractOptions());

        Assert.Equal(
            """
            service gorpc.demo.Calculator
              /gorpc.demo.Calculator/Add Unary: gorpc.demo.IntegerOperands -> gorpc.demo.IntegerResult no side effects within 00:00:10
              /gorpc.demo.Calculator/Subtract Unary: gorpc.demo.IntegerOperands -> gorpc.demo.IntegerResult no side effects within 00:00:10
              /gorpc.demo.Calculator/Multiply Unary: gorpc.demo.IntegerOperands -> gorpc.demo.IntegerResult no side effects within 00:00:10
              /gorpc.demo.Calculator/Divide Unary: gorpc.demo.DoubleOperands -> gorpc.demo.DoubleResult no side effects within 00:00:10 or gorpc.demo.DivisionByZero
              /gorpc.demo.Calculator/Slow Unary: gorpc.demo.SlowRequest -> gorpc.demo.IntegerResult within 00:01:00
            message gorpc.demo.IntegerOperands
              1: Int32 A
              2: Int32 B
            message gorpc.demo.IntegerResult
              1: Int32 Value
            message gorpc.demo.DoubleOperands
              1: Double A
              2: Double B
            message gorpc.demo.DoubleResult
              1: Double Value
            message gorpc.demo.DivisionByZero
              1: Double Dividend
            message gorpc.demo.SlowRequest
              1: Int32 Milliseconds

            """,
            Text.Of(contract));
    }

    [Fact]
    public void Read_Stocks_GivesTheWholeContract()
    {
        var contract = ContractReader.Read(typeof(IStocks), new ContractOptions());

        Assert.Equal(
            """
            service gorpc.demo.Stocks
              /gorpc.demo.Stocks/Watch ServerStreaming: gorpc.demo.WatchRequest -> gorpc.demo.Quote no side effects
            message gorpc.demo.WatchRequest
              1: String Symbol
              2: Int32 Count
            message gorpc.demo.Quote
              1: String Symbol
              2: DecimalText Price
              3: Timestamp At
              4: Int64 Volume

            """,
            Text.Of(contract));
    }

    [Fact]
    public void Read_Telemetry_GivesTheWholeContract()
    {
        var contract = ContractReader.Read(typeof(ITelemetry), new ContractOptions());

        Assert.Equal(
            """
            service gorpc.demo.Telemetry
              /gorpc.demo.Telemetry/Upload ClientStreaming: gorpc.demo.Reading -> gorpc.demo.UploadSummary
            message gorpc.demo.Reading
              1: String Device
              2: Double Value
              3: Timestamp At
            message gorpc.demo.UploadSummary
              1: repeated gorpc.demo.DeviceSummary Devices
            message gorpc.demo.DeviceSummary
              1: String Device
              2: Int32 Count
              3: Double Min
              4: Double Max
              5: Double Mean

            """,
            Text.Of(contract));
    }

    [Fact]
    public void Read_Chat_GivesTheWholeContract()
    {
        var contract = ContractReader.Read(typeof(IChat), new ContractOptions());

        Assert.Equal(
            """
            service gorpc.demo.Chat
              /gorpc.demo.Chat/Talk DuplexStreaming: gorpc.demo.ChatMessage -> gorpc.demo.ChatMessage
            message gorpc.demo.ChatMessage
              1: String From
              2: String Text
              3: Timestamp At

            """,
            Text.Of(contract));
    }
}
