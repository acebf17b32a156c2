using GoRpc.Client.Options;

namespace GoRpc.Unit.Tests.Client.Options;

public sealed class ClientOptionsValidatorTests
{
    private const string Section = "GoRpc:Clients:calculator";

    [Theory]
    [InlineData("http://localhost:5081")]
    [InlineData("https://localhost:5081")]
    [InlineData("unix:/run/calculator.sock")]
    public void Validate_DefaultsWithAddress_Succeeds(string address)
    {
        Assert.Empty(Faults(options => options.Address = address));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Validate_NoAddress_NamesTheKeyAndWhatToType(string? address)
    {
        var fault = Assert.Single(Faults(options => options.Address = address));

        Assert.Contains("'GoRpc:Clients:calculator:Address'", fault);
        Assert.Contains("\"calculator\": { \"Address\": \"http://localhost:5081\" }", fault);
    }

    [Fact]
    public void Validate_SeveralFaults_ReportsAllOfThem()
    {
        var faults = Faults(options =>
        {
            options.Address = "localhost:5081";
            options.MaxReceiveMessageBytes = 0;
            options.MaxSendMessageBytes = -1;
            options.ConnectTimeout = TimeSpan.Zero;
            options.KeepAlivePingDelay = TimeSpan.FromMilliseconds(1);
            options.KeepAlivePingTimeout = TimeSpan.FromDays(1);
        });

        string[] expected = ["Address", "MaxReceiveMessageBytes", "MaxSendMessageBytes", "ConnectTimeout", "KeepAlivePingDelay", "KeepAlivePingTimeout"];
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(expected, option => Assert.Contains(faults, fault => fault.Contains(Section, StringComparison.Ordinal) && fault.Contains(option, StringComparison.Ordinal)));
    }

    [Fact]
    public void Validate_PoliciesOutOfRange_NamesEachByItsKey()
    {
        var faults = Faults(options =>
        {
            options.Address = "http://localhost:5081";
            options.Deadline = TimeSpan.Zero;
            options.Retry.MaxAttempts = 0;
            options.RetryBudget.Ratio = -1;
            options.CircuitBreaker.FailureRatio = 2;
            options.Methods["Add"] = new MethodOptions { MaxAttempts = 0 };
        });

        string[] expected = ["Deadline", "MaxAttempts", "Ratio", "FailureRatio", "Methods:Add"];
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(expected, option => Assert.Contains(faults, fault => fault.Contains(option, StringComparison.Ordinal)));
    }

    [Fact]
    public void Validate_ProxyWithoutTls_IsAFault()
    {
        var fault = Assert.Single(Faults(options => (options.Address, options.UseProxy) = ("http://localhost:5081", true)));

        Assert.Contains("GoRpc:Clients:calculator:UseProxy", fault);
    }

    [Fact]
    public void Validate_CertificatesWithoutTls_IsAFault()
    {
        var fault = Assert.Single(Faults(options => (options.Address, options.Tls.CaCertificateFile) = ("http://localhost:5081", "ca.pem")));

        Assert.Contains("is not encrypted", fault);
    }

    [Fact]
    public void Validate_CertificateFileMissing_NamesOptionAndFile()
    {
        var fault = Assert.Single(Faults(options => (options.Address, options.Tls.CaCertificateFile) = ("https://localhost:5081", "no-such-ca.pem")));

        Assert.Contains("CaCertificateFile", fault);
        Assert.Contains(Path.GetFullPath("no-such-ca.pem"), fault);
    }

    [Fact]
    public void Validate_CertificateFileWithoutCertificate_IsAFault()
    {
        var file = Path.GetTempFileName();
        try
        {
            var fault = Assert.Single(Faults(options => (options.Address, options.Tls.CaCertificateFile) = ("https://localhost:5081", file)));

            Assert.Contains("holds no certificate", fault);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Validate_KeyWithoutCertificate_IsAFault()
    {
        var fault = Assert.Single(Faults(options => (options.Address, options.Tls.ClientCertificateKeyFile) = ("https://localhost:5081", "key.pem")));

        Assert.Contains("ClientCertificateFile is not", fault);
    }

    [Fact]
    public void Validate_OptionsOfAnotherClient_AreSkipped()
    {
        Assert.True(new ClientOptionsValidator("calculator", Section).Validate("stocks", new GoRpcClientOptions()).Skipped);
    }

    private static List<string> Faults(Action<GoRpcClientOptions> configure)
    {
        var options = new GoRpcClientOptions();
        configure(options);
        return [.. new ClientOptionsValidator("calculator", Section).Validate("calculator", options).Failures ?? []];
    }
}
