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
              /gorpc.demo.Calculator/Add Unary: (1: Int32 a, 2: Int32 b) -> (1: Int32 value) no side effects within 00:00:10
              /gorpc.demo.Calculator/Subtract Unary: (1: Int32 a, 2: Int32 b) -> (1: Int32 value) no side effects within 00:00:10
              /gorpc.demo.Calculator/Multiply Unary: (1: Int32 a, 2: Int32 b) -> (1: Int32 value) no side effects within 00:00:10
              /gorpc.demo.Calculator/Divide Unary: (1: Double a, 2: Double b) -> (1: Double value) no side effects within 00:00:10 or gorpc.demo.DivisionByZero
              /gorpc.demo.Calculator/Slow Unary: (1: Int32 milliseconds) -> (1: Int32 value) within 00:01:00
            message gorpc.demo.CalculatorAddRequest
              1: Int32 a
              2: Int32 b
            message gorpc.demo.CalculatorAddResponse
              1: Int32 value
            message gorpc.demo.CalculatorSubtractRequest
              1: Int32 a
              2: Int32 b
            message gorpc.demo.CalculatorSubtractResponse
              1: Int32 value
            message gorpc.demo.CalculatorMultiplyRequest
              1: Int32 a
              2: Int32 b
            message gorpc.demo.CalculatorMultiplyResponse
              1: Int32 value
            message gorpc.demo.CalculatorDivideRequest
              1: Double a
              2: Double b
            message gorpc.demo.CalculatorDivideResponse
              1: Double value
            message gorpc.demo.DivisionByZero
              1: Double Dividend
            message gorpc.demo.CalculatorSlowRequest
              1: Int32 milliseconds
            message gorpc.demo.CalculatorSlowResponse
              1: Int32 value

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
              /gorpc.demo.Stocks/Watch ServerStreaming: gorpc.demo.WatchRequest -> gorpc.demo.Quote no side effects by 1
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
