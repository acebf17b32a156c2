using GoRpc.Specification.Tests.Contracts;
using ProtoBuf.Grpc.Configuration;

namespace GoRpc.Specification.Tests.Interceptors;

/// <summary>One method for each way in which values become messages.</summary>
[Service("spec.Works")]
public interface IWorks
{
    Task<int> AddAsync(int a, int b, CancellationToken cancellationToken = default);

    ValueTask<Person?> FindAsync(string? name);

    Task<Person> RenameAsync(Person person);

    Task ForgetAsync(Person person, int days);

    Task<Person> AnyoneAsync();

    int Square(int number);

    IAsyncEnumerable<int> CountAsync(int to, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Person> FamilyAsync(Person person);

    Task<int> SumAsync(IAsyncEnumerable<int> items, CancellationToken cancellationToken = default);

    Task<Person> OldestAsync(IAsyncEnumerable<Person> items);

    IAsyncEnumerable<int> DoubleAsync(IAsyncEnumerable<int> items, CancellationToken cancellationToken = default);

    Task<string> JoinAsync(string separator, IAsyncEnumerable<string?> items);

    IAsyncEnumerable<Person> AgeAsync(int years, IAsyncEnumerable<Person> items);
}
