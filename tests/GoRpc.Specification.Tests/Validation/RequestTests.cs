using GoRpc.Tests.Shared;
using Grpc.Core;

namespace GoRpc.Specification.Tests.Validation;

/// <summary>A host holds requests to the rules of their contract.</summary>
public sealed class RequestTests(ShopHost host) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task Call_RequestThatKeepsItsRules_IsServed()
    {
        Assert.Equal("placed", await host.Client.PlaceAsync(Good(), 3).Within("the answer"));
        Assert.Equal("sent", await host.Client.SendAsync(Good()).Within("the answer"));
    }

    [Fact]
    public async Task Call_ParametersThatBreakRules_AreNamedAllTogether()
    {
        var order = Good();
        order.Customer = " ";
        order.Lines = [new("AB-1", 1, 1), new("ab", 11, 0)];
        order.Extras = new Dictionary<string, Line> { ["a"] = new("AB-1", 0, 1) };
        order.Email = "nowhere";
        order.Discount = 0.4m;
        order.Kind = "gold";
        order.Boxes = 3;
        order.Gift = new("AB-1", 1, 1001);
        order.Spares = [new("AB-1", 99, 1)];

        var failure = await FailAsync(() => host.Client.PlaceAsync(order, 10, "because"));

        Assert.Equal(
            [
                ("order.customer", "The Customer field is required.", "REQUIRED"),
                ("order.lines[1].article", "The field Article must match the regular expression '[A-Z]{2}-[0-9]'.", "REGULAR_EXPRESSION"),
                ("order.lines[1].count", "The field Count must be between 1 and 10.", "RANGE"),
                ("order.lines[1].unit_price", "UnitPrice costs from 0.01 to 1000.", "RANGE"),
                ("order.extras[\"a\"].count", "The field Count must be between 1 and 10.", "RANGE"),
                ("order.email", "The Email field is not a valid e-mail address.", "EMAIL_ADDRESS"),
                ("order.discount", "The field Discount must be between 0.5 and 99.5.", "RANGE"),
                ("order.gift.unit_price", "UnitPrice costs from 0.01 to 1000.", "RANGE"),
                ("order.kindOfOrder", "The Kind field does not equal any of the values specified in AllowedValuesAttribute.", "ALLOWED_VALUES"),
                ("order.boxes", "The field Boxes must be even.", "EVEN"),
                ("order.spares[0].count", "The field Count must be between 1 and 10.", "RANGE"),
                ("priority", "The field priority must be between 1 and 9.", "RANGE"),
                ("reason", "The field The reason must be a string with a maximum length of 5.", "STRING_LENGTH"),
            ],
            Violations(failure));
        Assert.StartsWith("The request of 'spec.validation.Shop/Place' breaks 13 rules: order.customer: The Customer field is required.; ", failure.Status.Detail);
    }

    private static Order Good() => new() { Customer = "Ada", Lines = [new("AB-1", 1, 1)], Email = "ada@example.com", Discount = 1.5m, Kind = "card", Boxes = 2 };

    private static IEnumerable<(string, string, string)> Violations(GoRpcException failure) =>
        failure.Details.BadRequest!.FieldViolations.Select(violation => (violation.Field, violation.Description, violation.Reason));

    private static async Task<GoRpcException> FailAsync<T>(Func<Task<T>> call)
    {
        var failure = await Assert.ThrowsAsync<GoRpcException>(() => call().Within("the failure"));
        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        return failure;
    }
}
