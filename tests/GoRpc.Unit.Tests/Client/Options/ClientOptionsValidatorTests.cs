using GoRpc.Client.Options;
using GoRpc.Tests.Shared;

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
            options.Streams.IdleTimeout = TimeSpan.Zero;
            options.Streams.FirstMessageTimeout = TimeSpan.FromDays(2);
            options.Methods["Add"] = new MethodOptions { MaxAttempts = 0 };
            options.Methods["Watch"] = new MethodOptions { IdleTimeout = TimeSpan.FromSeconds(-1) };
        });

        string[] expected = ["Deadline", "MaxAttempts", "Ratio", "FailureRatio", "Streams.IdleTimeout", "Streams.FirstMessageTimeout", "Methods:Add", "Methods:Watch"];
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(expected, option => Assert.Contains(faults, fault => fault.Contains(option, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("dns+http://orders:5081")]
    [InlineData("file:endpoints.json")]
    public void Validate_AddressOfDiscovery_Succeeds(string address) => Assert.Empty(Faults(options => options.Address = address));

    [Fact]
    public void Validate_UnknownScheme_NamesTheKeyAndTheKnownOnes()
    {
        var fault = Assert.Single(Faults(options => options.Address = "consul://orders"));

        Assert.StartsWith("GoRpc:Clients:calculator:Address: 'consul://orders'", fault);
        Assert.Contains("'dns+http'", fault);
    }

    [Fact]
    public void Validate_Endpoints_Succeed()
    {
        Assert.Empty(Faults(options => options.Endpoints = ["http://a:1", "https://b:1", "unix:/run/c.sock"]));
    }

    [Fact]
    public void Validate_FaultyEndpoints_AreNamedEach()
    {
        var faults = Faults(options => options.Endpoints = ["http://a:1", "b:1", "dns+http://c:1", ""]);

        Assert.Collection(
            faults,
            fault => Assert.StartsWith("GoRpc:Clients:calculator:Endpoints:1: 'b:1' has no scheme.", fault),
            fault => Assert.StartsWith("GoRpc:Clients:calculator:Endpoints:2: 'dns+http://c:1' is no endpoint, but where endpoints are found.", fault),
            fault => Assert.StartsWith("GoRpc:Clients:calculator:Endpoints:3: is empty.", fault));
    }

    [Fact]
    public void Validate_AddressAndEndpoints_IsAFault()
    {
        var fault = Assert.Single(Faults(options => (options.Address, options.Endpoints) = ("http://a:1", ["http://b:1"])));

        Assert.Contains("Remove one of both", fault);
    }

    [Fact]
    public void Validate_CertificatesWithOneCleartextEndpoint_NamesThatOne()
    {
        using var certificates = new TestCertificates();

        var fault = Assert.Single(Faults(options =>
        {
            options.Endpoints = ["https://a:1", "http://b:1"];
            options.Tls.CaCertificates = [certificates.Authority];
        }));

        Assert.Contains("'http://b:1' is not encrypted", fault);
    }

    [Theory]
    [InlineData("dns+http://a:1")]
    [InlineData("unix:/run/a.sock")]
    public void Validate_ProxyWithCleartextDiscovery_IsAFault(string address)
    {
        var fault = Assert.Single(Faults(options => (options.Address, options.UseProxy) = (address, true)));

        Assert.Contains(address, fault);
    }

    [Theory]
    [InlineData("round-robin")]
    [InlineData("mine")]
    public void Validate_KnownPolicy_Succeeds(string policy)
    {
        Assert.Empty(Faults(options =>
        {
            (options.Address, options.Balancing) = ("http://a:1", policy);
            options.BalancingPolicies["mine"] = () => null!;
        }));
    }

    [Fact]
    public void Validate_UnknownPolicy_NamesTheKnownOnes()
    {
        var fault = Assert.Single(Faults(options =>
        {
            (options.Address, options.Balancing) = ("http://a:1", "best");
            options.BalancingPolicies["mine"] = () => null!;
        }));

        Assert.StartsWith("GoRpc:Clients:calculator:Balancing: there is no policy 'best'. Type one of 'power-of-two', 'round-robin', 'least-request', 'consistent-hash', 'weighted', 'mine'", fault);
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
