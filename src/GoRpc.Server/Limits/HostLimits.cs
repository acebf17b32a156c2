using GoRpc.Contracts;
using GoRpc.Server.Mapping;
using Microsoft.Extensions.Options;

namespace GoRpc.Server.Limits;

/// <summary>
/// The limits of a host: those of its options, and else those that its attributes give. What stands on a service counts the calls of all its methods
/// together, so there is one of it. Filled while an application starts, by one thread.
/// </summary>
internal sealed class HostLimits : IDisposable
{
    /// <summary>The key of the options whose limits hold for all services together.</summary>
    public const string WholeHost = "*";

    // Ten seconds with all permits there: as good as never seen.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, IReadOnlyList<Limit>> _ofOptions = [];
    private readonly Dictionary<Type, IReadOnlyList<Limit>> _ofTypes = [];
    private readonly HashSet<string> _unused;
    private readonly List<Limit> _all = [];
    private readonly GoRpcServerOptions _options;
    private readonly LimitKeys _keys;
    private readonly TimeProvider _timeProvider;
    private ITimer? _timer;

    public HostLimits(IOptions<GoRpcServerOptions> options, LimitKeys keys, TimeProvider timeProvider)
    {
        _options = options.Value;
        _keys = keys;
        _timeProvider = timeProvider;
        _unused = [.. _options.Limits.Keys.Where(key => key != WholeHost)];
    }

    /// <summary>The limits of a method; null when it has none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="places">Where attributes may stand.</param>
    /// <param name="faults">Takes what is wrong with them.</param>
    public MethodLimits? Of(MethodContract method, MethodPlaces places, List<ContractFault> faults) => MethodLimits.Of(
    [
        .. OfOptions(WholeHost) ?? [],
        .. OfOptions(method.ServiceName) ?? places.Types.SelectMany(type => OfType(type, faults)),
        .. OfOptions($"{method.ServiceName}/{method.Name}") ?? places.Methods.SelectMany(member => OfAttributes(LimitFaults.PlaceOf(member), member.GetCustomAttributes(typeof(LimitAttribute), inherit: true), faults)),
    ]);

    /// <summary>Finds limits of the options that are for no service or method that was mapped.</summary>
    /// <param name="methods">What was mapped.</param>
    public IEnumerable<ContractFault> FindUnused(IEnumerable<MethodContract> methods) =>
        _unused.Order(StringComparer.Ordinal).Select(key => LimitFaults.Unknown(key, methods));

    public void Dispose() => _timer?.Dispose();

    private IReadOnlyList<Limit>? OfOptions(string key)
    {
        _unused.Remove(key);
        if (!_ofOptions.TryGetValue(key, out var limits) && _options.Limits.TryGetValue(key, out var written))
        {
            limits = [.. written.Where(limit => limit.Enabled).Select(limit => Create(LimitRule.Of(limit)))];
            _ofOptions.Add(key, limits);
        }

        return limits;
    }

    private IReadOnlyList<Limit> OfType(Type type, List<ContractFault> faults)
    {
        if (!_ofTypes.TryGetValue(type, out var limits))
        {
            limits = OfAttributes(LimitFaults.PlaceOf(type), type.GetCustomAttributes(typeof(LimitAttribute), inherit: true), faults);
            _ofTypes.Add(type, limits);
        }

        return limits;
    }

    private List<Limit> OfAttributes(string place, object[] attributes, List<ContractFault> faults)
    {
        var limits = new List<Limit>();
        foreach (var attribute in attributes.Cast<LimitAttribute>())
        {
            var rule = LimitRule.Of(attribute);
            if (LimitChecks.FindMistake(rule, _keys) is { } mistake)
            {
                faults.Add(LimitFaults.Attribute(place, attribute, mistake));
            }
            else
            {
                limits.Add(Create(rule));
            }
        }

        return limits;
    }

    private Limit Create(LimitRule rule)
    {
        var limit = new Limit(rule, _keys.ReaderOf(rule), _options.MaxLimitPartitions, _timeProvider);
        lock (_all)
        {
            _all.Add(limit);
        }

        _timer ??= _timeProvider.CreateTimer(static limits => ((HostLimits)limits!).Forget(), this, Idle, Idle);
        return limit;
    }

    private void Forget()
    {
        lock (_all)
        {
            _all.ForEach(static limit => limit.Forget(Idle));
        }
    }
}
