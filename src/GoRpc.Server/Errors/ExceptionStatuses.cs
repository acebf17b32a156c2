namespace GoRpc.Server.Errors;

/// <summary>Finds the status of an exception: that of the most derived mapped type. Immutable after start-up.</summary>
internal sealed class ExceptionStatuses
{
    private readonly Dictionary<Type, ExceptionStatus> _statuses = [];

    /// <param name="statuses">In the order of their registration; the last one for a type wins.</param>
    public ExceptionStatuses(IEnumerable<ExceptionStatus> statuses)
    {
        foreach (var status in statuses)
        {
            _statuses[status.Type] = status;
        }
    }

    public ExceptionStatus? Find(Exception exception)
    {
        for (var type = exception.GetType(); type != null; type = type.BaseType)
        {
            if (_statuses.TryGetValue(type, out var status))
            {
                return status;
            }

            // A value that breaks this side's contract is this side's mistake, though it is an ArgumentException to its maker.
            if (type == typeof(ContractViolationException))
            {
                return null;
            }
        }

        return null;
    }
}
